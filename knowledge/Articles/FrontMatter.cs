using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Articles;

/// <summary>Reads the YAML block at the head of an article and says for every error in which line it is.</summary>
internal sealed class FrontMatter(string file, int firstLine)
{
    public const int MostMinutes = 240;

    private static readonly string[] Keys =
        ["id", "title", "services", "symptoms", "audience", "minutes", "reviewed", "clients"];

    private readonly List<ArticleError> _errors = [];

    public IReadOnlyList<ArticleError> Errors => _errors;

    /// <summary>The article without its body; null when the block cannot be read at all.</summary>
    public Article? Read(string yaml)
    {
        if (Mapping(yaml) is not { } map) return null;
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !Keys.Contains(name))
                Fail(key, $"unknown key '{key}'; known are {string.Join(", ", Keys)}");
        }

        return new Article
        {
            Id = Id(map),
            Title = Text(map, "title") ?? Missing(map, "title"),
            Services = List(map, "services", required: true),
            Symptoms = List(map, "symptoms", required: true),
            Audience = Audience(map),
            Minutes = Minutes(map),
            Reviewed = Reviewed(map),
            Clients = List(map, "clients", required: false),
        };
    }

    private YamlMappingNode? Mapping(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }, ..]) return map;
            _errors.Add(new ArticleError(file, firstLine, "the front matter must be a list of 'key: value' lines"));
        }
        catch (YamlException e)
        {
            _errors.Add(new ArticleError(file, LineOf(e.Start), "the front matter is not valid YAML"));
        }

        return null;
    }

    private string Id(YamlMappingNode map)
    {
        var id = Text(map, "id") ?? Missing(map, "id");
        if (id.Length > 0 && !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            Fail(map["id"], "id may have letters, digits and hyphens only", ArticleFault.NoText, "id");
        return id;
    }

    private string Audience(YamlMappingNode map)
    {
        var audience = Text(map, "audience") ?? Article.ForEveryone;
        if (audience is not (Article.ForEveryone or Article.ForTechnicians))
            Fail(map["audience"], $"audience is '{Article.ForEveryone}' or '{Article.ForTechnicians}'", ArticleFault.NoChoice, "audience");
        return audience;
    }

    private int Minutes(YamlMappingNode map)
    {
        if (Text(map, "minutes") is not { } text) return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= MostMinutes)
            return minutes;
        Fail(map["minutes"], $"minutes is a whole number from 1 to {MostMinutes}", ArticleFault.NoMinutes, "minutes");
        return 0;
    }

    private NodaTime.LocalDate? Reviewed(YamlMappingNode map)
    {
        if (Text(map, "reviewed") is not { } text) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed.Success) return parsed.Value;
        Fail(map["reviewed"], "reviewed is a date like 2026-03-01", ArticleFault.NoDate, "reviewed");
        return null;
    }

    private string? Text(YamlMappingNode map, string key)
    {
        if (!map.Children.TryGetValue(key, out var node)) return null;
        if (node is YamlScalarNode { Value: { Length: > 0 } text }) return text.Trim();
        Fail(node, $"{key} must be a text", ArticleFault.NoText, key);
        return "";
    }

    private ImmutableList<string> List(YamlMappingNode map, string key, bool required)
    {
        if (!map.Children.TryGetValue(key, out var node))
        {
            if (required) Missing(map, key);
            return [];
        }

        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            Fail(node, $"{key} must be a list with at least one entry", ArticleFault.Missing, key);
            return [];
        }

        foreach (var wrong in list.Children.Where(c => c is not YamlScalarNode { Value.Length: > 0 }))
            Fail(wrong, $"every entry of {key} must be a text", ArticleFault.NoText, key);
        return [.. list.Children.OfType<YamlScalarNode>().Select(c => (c.Value ?? "").Trim()).Where(t => t.Length > 0)];
    }

    private string Missing(YamlMappingNode map, string key)
    {
        Fail(map, $"{key} is missing", ArticleFault.Missing, key);
        return "";
    }

    private void Fail(YamlNode node, string message, ArticleFault fault = ArticleFault.Unreadable, string field = "") =>
        _errors.Add(new ArticleError(file, LineOf(node.Start), message, fault, field));

    private int LineOf(Mark mark) => firstLine + (int)Math.Max(mark.Line, 1) - 1;
}
