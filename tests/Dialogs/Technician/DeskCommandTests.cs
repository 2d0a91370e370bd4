using System.Globalization;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Tests.Dialogs.Technician;

public sealed class DeskCommandTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("ask SD-1001 Which printer is it?", DeskVerb.Ask, "SD-1001", "Which printer is it?")]
    [InlineData("Ask the user on sd 1001: which one", DeskVerb.Ask, "SD-1001", "which one")]
    [InlineData("tell user A technician comes", DeskVerb.Tell, null, "A technician comes")]
    [InlineData("note it is the fuser", DeskVerb.Note, null, "it is the fuser")]
    [InlineData("prio SD-7 P2", DeskVerb.Priority, "SD-7", "P2")]
    [InlineData("hand over to Tom on SD-7: see notes", DeskVerb.HandOver, "SD-7", "to Tom  see notes")]
    [InlineData("vendor back SD-7", DeskVerb.VendorBack, "SD-7", "")]
    [InlineData("vendor SD-7 part is ordered", DeskVerb.Vendor, "SD-7", "part is ordered")]
    public void A_command_is_read(string typed, DeskVerb verb, string? ticket, string rest)
    {
        var command = DeskCommand.Read(typed, English);
        Assert.Equal(new DeskCommand(verb, ticket, rest), command);
    }

    [Theory]
    [InlineData("asking around did not help")]
    [InlineData("noted")]
    [InlineData("SD-1001 ask them")]
    [InlineData("")]
    public void Other_words_are_no_command(string typed) => Assert.Null(DeskCommand.Read(typed, English));

    [Theory]
    [InlineData("tel user hello", "tell user hello")]
    [InlineData("nte SD-1 x", "note SD-1 x")]
    [InlineData("resovle SD-1 wear done", "resolve SD-1 wear done")]
    [InlineData("priorty SD-1 P2", "priority SD-1 P2")]
    [InlineData("clam SD-1", "claim SD-1")]
    [InlineData("lgo 30m on SD-1 fuser", "log 30m on SD-1 fuser")]
    [InlineData("who was tld", "who was told")]
    [InlineData("unasigned", "unassigned")]
    public void A_typing_error_gets_a_suggestion(string typed, string meant) => Assert.Equal(meant, DeskTypos.Corrected(typed, English));

    [Theory]
    [InlineData("clam", "claim SD-7")]
    [InlineData("relaese", "release SD-7")]
    public void Below_a_card_the_suggestion_names_its_ticket(string typed, string meant) =>
        Assert.Equal(meant, DeskTypos.Corrected(typed, English, "SD-7"));

    [Theory]
    [InlineData("claim", "claim SD-7")]
    [InlineData("resolve wear new fuser", "resolve SD-7 wear new fuser")]
    [InlineData("log 30m replaced the fuser", "log SD-7 30m replaced the fuser")]
    [InlineData("claims he did it", null)]
    [InlineData("log files are full", null)]
    [InlineData("claim SD-1", null)]
    public void Below_a_card_a_command_needs_no_number(string typed, string? whole) => Assert.Equal(whole, DeskTypos.WithNumber(typed, "SD-7", English));

    [Theory]
    [InlineData("ticket SD-1")]
    [InlineData("show SD-1")]
    [InlineData("claim SD-1")]
    [InlineData("any news on SD-1?")]
    public void A_number_in_other_words_shows_the_ticket(string typed) => Assert.Null(DeskTypos.Corrected(typed, English));

    [Fact]
    public void A_question_mark_belongs_to_no_command() =>
        Assert.Equal(new DeskCommand(DeskVerb.Rota, null, ""), DeskCommand.Read("who is on call?", English));

    [Theory]
    [InlineData("it is the fuser again")]
    [InlineData("called the office, nobody there")]
    [InlineData("note SD-1 words")]
    public void Plain_words_get_none(string typed) => Assert.Null(DeskTypos.Corrected(typed, English));

    [Fact]
    public void Swapped_letters_are_one_error() => Assert.Equal((1, 1, 0, 3), (Typo.Distance("ab", "ba"), Typo.Distance("ab", "abc"), Typo.Distance("a", "a"), Typo.Distance("", "abc")));
}
