using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Tests.Knowledge.Answers;

public sealed class AnswerWriterTests
{
    private static readonly Passage[] Passages =
    [
        new("KB-1", "Printer is offline", "Steps", "Switch the printer off, wait 30 seconds and switch it on again.", 1, 0.9),
        new("KB-2", "Mailbox is full", "Steps", "Delete old mail from the archive folder.", 0.5, 0.4),
    ];

    private static Task<GroundedAnswer?> WriteAsync(string said, string language = "English") =>
        new AnswerWriter(new ScriptedModel(said)).WriteAsync("printer?", Passages, language, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_sentence_from_a_passage_is_shown_with_its_article()
    {
        var answer = await WriteAsync("""{"sentences":[{"text":"Switch the printer off, wait 30 seconds, then switch it on again.","passages":[1]}]}""");
        Assert.Equal(["KB-1"], Assert.IsType<GroundedAnswer>(answer).ArticleIds);
    }

    [Theory]
    [InlineData("""{"sentences":[]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off.","passages":[]}]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off.","passages":[3]}]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off.","passages":[0]}]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off.","passages":["1"]}]}""")]
    [InlineData("""{"sentences":[{"text":"Reinstall Windows from a bootable stick.","passages":[1]}]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off and wait 90 seconds.","passages":[1]}]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off: https://evil.example","passages":[1]}]}""")]
    [InlineData("""{"sentences":[{"text":"Switch the printer off.","passages":[1]},{"text":"The moon is made of cheese.","passages":[1]}]}""")]
    [InlineData("""{"sentences":"Switch the printer off."}""")]
    [InlineData("""{"sentences":["Switch the printer off."]}""")]
    [InlineData("Just switch it off and on.")]
    [InlineData("""{"sentences":[{"text":"Switch""")]
    [InlineData("")]
    public async Task No_citation_that_bears_it_out_means_no_answer(string said) => Assert.Null(await WriteAsync(said));

    [Fact]
    public async Task In_another_language_numbers_must_still_be_in_the_passage()
    {
        Assert.NotNull(await WriteAsync("""{"sentences":[{"text":"Schalten Sie den Drucker aus, warten Sie 30 Sekunden.","passages":[1]}]}""", "German"));
        Assert.Null(await WriteAsync("""{"sentences":[{"text":"Warten Sie 45 Sekunden.","passages":[1]}]}""", "German"));
    }

    [Fact]
    public async Task Without_a_model_there_is_no_answer_and_nothing_is_thrown()
    {
        var answer = await new AnswerWriter(new NoLanguageModel()).WriteAsync("printer?", Passages, "English", TestContext.Current.CancellationToken);
        Assert.Null(answer);
    }
}
