using System.Text.RegularExpressions;

namespace SupportBot.Tests.Architecture;

/// <summary>The sizes and names that keep the house easy to live in.</summary>
public sealed partial class CodeShapeTests
{
    private const int LongestFile = 300;
    private const int LongestLine = 160;

    private static readonly string[] Projects = ["desk", "knowledge", "dialogs", "bot"];
    private static readonly string[] BannedEndings = ["Manager", "Helper", "Util", "Utils", "Processor", "Impl", "Dto"];

    private static IEnumerable<string> Files => Projects.SelectMany(FilesOf);

    private static IEnumerable<string> FilesOf(string project) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"
            && !f.EndsWith(Path.Combine("bot", Path.GetFileName(f)), StringComparison.Ordinal)));

    /// <summary>Tests are code that people read too.</summary>
    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        Assert.Equal([], Files.Concat(FilesOf("tests")).Where(f => File.ReadLines(f).Count() > LongestFile).Select(Path.GetFileName));
    }

    [Fact]
    public void No_line_runs_far_beyond_the_column_limit()
    {
        Assert.Equal([], Files.Where(f => File.ReadLines(f).Any(l => Literal().Replace(l, "").Length > LongestLine)).Select(Path.GetFileName));
    }

    /// <summary>A sentence or an expression in one literal is easier to read and to search than its pieces.</summary>
    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Literal();

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var names = Files.Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal([], names.Where(n => Array.Exists(BannedEndings, e => n.EndsWith(e, StringComparison.Ordinal))));
    }

    [Fact]
    public void Nothing_is_left_to_do_later()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "HA" + "CK"];
        Assert.Equal([], Files.Where(f => Array.Exists(marks, m => File.ReadAllText(f).Contains(m, StringComparison.Ordinal))).Select(Path.GetFileName));
    }

    [Fact]
    public void Only_the_channel_the_turns_and_the_cards_know_activities()
    {
        var outside = Files.Where(f => !f.Contains(Path.Combine("bot", "Channel"), StringComparison.Ordinal)
            && !f.Contains(Path.Combine("bot", "Turns"), StringComparison.Ordinal)
            && !f.Contains(Path.Combine("bot", "Cards"), StringComparison.Ordinal)
            && !f.Contains(Path.Combine("bot", "Hosting"), StringComparison.Ordinal));
        Assert.Equal([], outside.Where(f => File.ReadAllText(f).Contains("Channel.Activities", StringComparison.Ordinal)).Select(Path.GetFileName));
    }
}
