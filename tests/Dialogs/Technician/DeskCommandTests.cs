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
    [InlineData("tel user hello", "tell")]
    [InlineData("nte SD-1 x", "note")]
    [InlineData("resovle SD-1 wear done", "resolve")]
    [InlineData("priorty SD-1 P2", "priority")]
    [InlineData("clam SD-1", "claim")]
    public void A_typing_error_gets_a_suggestion(string typed, string meant) => Assert.Equal(meant, DeskCommand.Suggestion(typed, English));

    [Theory]
    [InlineData("it is the fuser again")]
    [InlineData("called the office, nobody there")]
    [InlineData("note SD-1 words")]
    public void Plain_words_get_none(string typed) => Assert.Null(DeskCommand.Suggestion(typed, English));

    [Fact]
    public void Swapped_letters_are_one_error() => Assert.Equal((1, 1, 0, 3), (Typo.Distance("ab", "ba"), Typo.Distance("ab", "abc"), Typo.Distance("a", "a"), Typo.Distance("", "abc")));
}
