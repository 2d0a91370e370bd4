using System.Globalization;
using System.Text;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Tests.Desk.Contracts.Reading;

public sealed class YamlNodesTests
{
    [Theory]
    [InlineData("a: 08:00", "{a:'08:00'}")]
    [InlineData("a: 2026-03-01", "{a:'2026-03-01'}")]
    [InlineData("a: yes\nb: off", "{a:'yes',b:'off'}")]
    [InlineData("a: True\nb: false", "{a:true,b:false}")]
    [InlineData("a: ~\nb:\nc: null\nd: \"\"", "{a:null,b:null,c:null,d:''}")]
    [InlineData("a: 0x1F\nb: 0o17\nc: 1_000\nd: 017", "{a:31,b:15,c:'1_000',d:17}")]
    [InlineData("a: 1.50\nb: 1e2\nc: .5\nd: +3\ne: .inf\nf: 1.2.3", "{a:1.5,b:100,c:0.5,d:3,e:NaN,f:'1.2.3'}")]
    [InlineData("a: '5'\nb: !!str 5\nc: ! 5", "{a:'5',b:'5',c:'5'}")]
    [InlineData("a: &x [1, 2]\nb: *x", "{a:[1,2],b:[1,2]}")]
    [InlineData("<<: {a: 1}", "{<<:{a:1}}")]
    [InlineData("{\"a\": \"\\ud83d\\ude00\", \"b\": [1,\t2]}", "{a:'😀',b:[1,2]}")]
    [InlineData("{a: 1, b: [x, y,],}", "{a:1,b:['x','y']}")]
    [InlineData("a: |\n  x\n  \ty\n", "{a:'x\n\ty\n'}")]
    [InlineData("a: \"x\n\ty\"\nb: 1", "{a:'x y',b:1}")]
    [InlineData("\uFEFFa: 1", "{a:1}")]
    [InlineData("---\na: 1\n...\n", "{a:1}")]
    [InlineData("", "null")]
    [InlineData("# nothing\n", "null")]
    public void A_document_means_what_the_core_schema_says(string text, string expected) =>
        Assert.Equal(expected, Show(Assert.IsType<ParsedText.Document>(Parse(text)).Root));

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", 3)]
    [InlineData("{\"a\": 1,\n\"a\": 2}", 2)]
    [InlineData("a:\n  - {b: 1, \"b\": 2}\n", 2)]
    [InlineData("a: 1\n\tb: 2\n", 2)]
    [InlineData("a:\n\tb: 2\n", 2)]
    [InlineData("a:\n  \tb: 2\n", 2)]
    [InlineData("a:\n  - x\n\t- y\n", 3)]
    [InlineData("\ta: 1\n", 1)]
    [InlineData("a: 1\n---\nb: 2\n", 2)]
    [InlineData("a: 1\nb: *none\n", 2)]
    [InlineData("a: &x [1, *x]\n", 1)]
    [InlineData("a: 1\nb: \0\n", 2)]
    [InlineData("a: 1\n? {x: 1}\n: 2\n", 2)]
    [InlineData("a: 1\nb: !thing 2\n", 2)]
    [InlineData("a: 1\n}\n", 2)]
    public void A_text_that_is_no_document_names_the_line(string text, int line) =>
        Assert.Equal(line, Assert.IsType<ParsedText.Broken>(Parse(text)).Line);

    [Theory]
    [InlineData("a: [1\nb: 2\n")]
    [InlineData("a: 'x\n")]
    [InlineData("a: {b: 1\n")]
    [InlineData("{\"a\": ")]
    [InlineData("%YAML 1.2\n")]
    [InlineData("a: b: c\n")]
    [InlineData("- a\nb: 1\n")]
    public void A_text_that_breaks_off_is_an_error(string text) => Assert.IsType<ParsedText.Broken>(Parse(text));

    [Fact]
    public void Bytes_that_are_not_utf_8_are_an_error_at_their_line() =>
        Assert.Equal(2, Assert.IsType<ParsedText.Broken>(YamlNodes.Parse([(byte)'a', (byte)'\n', 0xC3, 0x28])).Line);

    [Fact]
    public void A_bomb_of_aliases_ends_in_an_error()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            var inner = string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9));
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{inner}]\n");
        }

        Assert.IsType<ParsedText.Broken>(Parse(bomb.ToString()));
    }

    [Fact]
    public void A_thousand_nested_aliases_end_in_an_error()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i <= 1_000; i++) text.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");

        Assert.IsType<ParsedText.Broken>(Parse(text.ToString()));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("{\"a\":")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void A_text_nested_a_hundred_thousand_deep_ends_in_an_error(string opening) =>
        Assert.IsType<ParsedText.Broken>(Parse(string.Concat(Enumerable.Repeat(opening, 100_000))));

    [Fact]
    public void A_text_of_50_MB_ends_in_an_error_before_it_is_looked_at() =>
        Assert.IsType<ParsedText.Broken>(YamlNodes.Parse(new byte[50_000_000]));

    private static ParsedText Parse(string text) => YamlNodes.Parse(Encoding.UTF8.GetBytes(text));

    private static string Show(Node node) => node switch
    {
        MapNode map => "{" + string.Join(",", map.Entries.Select(e => $"{e.Key}:{Show(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(",", list.Items.Select(Show)) + "]",
        TextNode text => $"'{text.Value}'",
        NumberNode number => number.Value?.Value.ToString("0.################", CultureInfo.InvariantCulture) ?? "NaN",
        BoolNode flag => flag.Value ? "true" : "false",
        _ => "null",
    };
}
