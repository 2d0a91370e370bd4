using System.Text.RegularExpressions;
using System.Xml.Linq;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Coverage;
using SupportBot.Tests.Architecture;

namespace SupportBot.Tests.Dialogs;

public sealed partial class WordingTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "dialogs");

    /// <summary>English comes first; a sentence that is new there may be without a translation for a while.</summary>
    private const int MostMissingPercent = 5;

    private static Dictionary<string, string> English { get; } = Read("");

    [Fact]
    public void Every_sentence_that_the_code_names_is_there()
    {
        var named = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .Where(k => !k.EndsWith('_'));
        Assert.Equal([], named.Where(k => !English.ContainsKey(k)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Status_", typeof(SupportBot.Desk.Tickets.TicketStatus))]
    [InlineData("Desk_Status_", typeof(SupportBot.Desk.Tickets.TicketStatus))]
    [InlineData("Step_", typeof(SupportBot.Desk.Tickets.TicketStep))]
    [InlineData("Trail_", typeof(SupportBot.Desk.Coverage.TrailFact))]
    [InlineData("Impact_", typeof(SupportBot.Knowledge.Triage.Impact))]
    [InlineData("Urgency_", typeof(SupportBot.Knowledge.Triage.Urgency))]
    public void Every_value_that_is_shown_has_a_name(string prefix, Type values)
    {
        Assert.Equal([], Enum.GetNames(values).Where(v => !English.ContainsKey(prefix + v)));
    }

    [Fact]
    public void Every_kind_of_fee_and_consent_has_a_sentence()
    {
        static string Key(string name) => name.Replace("-", "", StringComparison.Ordinal);
        var keys = Enum.GetValues<ChargeKind>().Select(k => "Trail_Fee_" + Key(k.Name()))
            .Concat(Enum.GetValues<AuthorityState>().Select(a => "Trail_Consent_" + Key(a.Name())));
        Assert.Equal([], keys.Where(k => !English.ContainsKey(k)));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    public void A_translation_has_no_sentence_that_English_lacks_and_the_same_gaps(string language)
    {
        var own = Read("." + language);
        Assert.NotEmpty(own);
        Assert.Equal([], own.Keys.Except(English.Keys));
        Assert.Equal([], own.Where(s => !Gaps(s.Value).SetEquals(Gaps(English[s.Key]))).Select(s => s.Key));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    public void A_language_lacks_few_sentences_and_they_are_named(string language)
    {
        var missing = English.Keys.Except(Read("." + language).Keys).Order(StringComparer.Ordinal).ToList();
        var named = $"{language} has English instead of {missing.Count} of {English.Count} sentences: {string.Join(", ", missing)}";
        TestContext.Current.TestOutputHelper?.WriteLine(named);
        Assert.True(missing.Count * 100 <= English.Count * MostMissingPercent, named);
    }

    private static HashSet<string> Gaps(string sentence) => [.. Gap().Matches(sentence).Select(m => m.Groups[1].Value)];

    [Fact]
    public void A_sentence_is_in_the_file_that_its_key_names()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Folder, "Wording"), "*.resx")
            .Select(f => Path.GetFileName(f).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var strays = Directory.EnumerateFiles(Path.Combine(Folder, "Wording"), "*.resx").SelectMany(f => Sentences(f).Keys
            .Where(k => Path.GetFileName(f).Split('.')[0] != (files.Contains(k.Split('_')[0]) ? k.Split('_')[0] : "Common")));
        Assert.Equal([], strays);
    }

    /// <param name="language">Empty for English, else for example <c>.de</c>.</param>
    private static Dictionary<string, string> Read(string language) =>
        Directory.EnumerateFiles(Path.Combine(Folder, "Wording"), "*.resx")
            .Where(f => Path.GetExtension(Path.GetFileNameWithoutExtension(f)) == language)
            .SelectMany(Sentences).ToDictionary();

    private static Dictionary<string, string> Sentences(string file) =>
        XDocument.Load(file).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    [GeneratedRegex("""
        "([A-Z][A-Za-z]+_[A-Za-z0-9]*)"
        """)]
    private static partial Regex Key();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Gap();
}
