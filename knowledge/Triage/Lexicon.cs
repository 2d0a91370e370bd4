using System.Collections.Frozen;
using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Triage;

/// <summary>A service as the word lists know it.</summary>
public sealed record ServiceWords(string Id, string Name);

/// <summary>The word lists that ship with the product (folder <c>Lexicon</c>), read once.</summary>
internal sealed class Lexicon
{
    private static readonly FrozenDictionary<string, double> ServiceWeights = new Dictionary<string, double>
    {
        ["named"] = 3.0,
        ["clear"] = 1.5,
        ["faint"] = 0.5,
    }.ToFrozenDictionary();

    private Lexicon()
    {
        var services = (YamlSequenceNode)Root("services");
        Services = [.. services.Children.Cast<YamlMappingNode>().Select(s => new ServiceWords(Text(s, "id"), Text(s, "name")))];
        ServicePhrases = new Phrases<ServiceEvidence>(
            from service in services.Children.Cast<YamlMappingNode>()
            from strength in ServiceWeights
            where service.Children.ContainsKey(strength.Key)
            from phrase in Items(service[strength.Key])
            select (phrase, new ServiceEvidence(Text(service, "id"), strength.Value)));
        Kinds = Tagged("kinds", nested: true);
        Impacts = Tagged("impact", nested: false);
        Urgencies = Tagged("urgency", nested: false);
        Security = Tagged("security", nested: false);
        Dangers = Tagged("danger", nested: false);
    }

    public static Lexicon Shipped { get; } = new();

    public ImmutableList<ServiceWords> Services { get; }

    public Phrases<ServiceEvidence> ServicePhrases { get; }

    /// <summary>Tags "kind.place", for example <c>question.start</c>.</summary>
    public Phrases<string> Kinds { get; }

    public Phrases<string> Impacts { get; }

    public Phrases<string> Urgencies { get; }

    public Phrases<string> Security { get; }

    public Phrases<string> Dangers { get; }

    public string NameOf(string serviceId) => Services.Find(s => s.Id == serviceId)?.Name ?? "Something else";

    private static Phrases<string> Tagged(string file, bool nested)
    {
        var root = (YamlMappingNode)Root(file);
        return new Phrases<string>(root.Children.SelectMany(entry => nested
            ? ((YamlMappingNode)entry.Value).Children.SelectMany(place => Lines(place.Value, $"{entry.Key}.{place.Key}"))
            : Lines(entry.Value, entry.Key.ToString())));
    }

    private static IEnumerable<(string, string)> Lines(YamlNode list, string tag) => Items(list).Select(text => (text, tag));

    private static IEnumerable<string> Items(YamlNode list) => ((YamlSequenceNode)list).Children.Select(c => c.ToString());

    private static string Text(YamlMappingNode map, string key) => map[key].ToString();

    private static YamlNode Root(string name)
    {
        var resource = $"{typeof(Lexicon).Namespace}.Lexicon.{name}.yaml";
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} was not built into the assembly");
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }
}

/// <summary>What a phrase says about a service, and how strongly.</summary>
internal readonly record struct ServiceEvidence(string ServiceId, double Weight);
