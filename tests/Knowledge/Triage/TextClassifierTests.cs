using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Tests.Knowledge.Triage;

public sealed class TextClassifierTests
{
    private static readonly LabelledText[] Some =
    [
        .. new[] { "the printer is jammed", "printer out of toner", "cannot print pages", "paper jam in the printer", "printing is slow" }
            .Select(t => new LabelledText(t, "printing")),
        .. new[] { "vpn does not connect", "vpn drops at home", "cannot reach the vpn gateway", "vpn client error", "the vpn tunnel is slow" }
            .Select(t => new LabelledText(t, "vpn")),
        .. new[] { "what is the weather", "order a pizza", "tell me a story", "who won the match", "book a table" }
            .Select(t => new LabelledText(t, LabelledText.OutOfScope)),
    ];

    [Theory]
    [InlineData("printer jam again", "printing")]
    [InlineData("the vpn will not connect", "vpn")]
    public void A_text_gets_the_class_of_the_texts_it_is_like(string text, string label) =>
        Assert.Equal(label, ClassifierTraining.Train(Some).BestInScope(text).Label);

    [Fact]
    public void A_text_like_those_out_of_scope_is_less_sure_than_one_in_scope()
    {
        var classifier = ClassifierTraining.Train(Some);
        Assert.True(classifier.BestInScope("order a pizza for the match").Sureness < classifier.BestInScope("vpn drops").Sureness);
    }

    [Fact]
    public void Training_twice_gives_the_same_scores()
    {
        var once = ClassifierTraining.Train(Some).Scores("printer vpn pizza");
        Assert.Equal(once, ClassifierTraining.Train(Some).Scores("printer vpn pizza"));
    }

    [Fact]
    public void The_first_line_of_several_says_what_a_text_is_about()
    {
        LabelledText[] texts =
        [
            .. Enumerable.Range(0, 8).Select(i => new LabelledText($"new badge\nplease order, as for the laptop {i}", "badge")),
            .. Enumerable.Range(0, 8).Select(i => new LabelledText($"new laptop\nplease order, as for the badge {i}", "laptop")),
        ];
        var classifier = ClassifierTraining.Train(texts);
        Assert.Equal("badge", classifier.BestInScope("badge\nfor the laptop").Label);
        Assert.Equal("laptop", classifier.BestInScope("laptop\nfor the badge").Label);
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Assert.Throws<ArgumentException>(() => ClassifierTraining.Train([new LabelledText("a", "x"), new LabelledText("b", "x")]));
}
