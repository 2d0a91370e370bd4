using NodaTime;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.Dialogs.Billing;

public sealed class TimeWordsTests
{
    [Theory]
    [InlineData("log 30m on SD-1042 replaced the fuser", 30, "remote", "replaced the fuser")]
    [InlineData("log 30 min SD-1042", 30, "remote", "")]
    [InlineData("Log 90 on sd 1042: new cable", 90, "remote", "new cable")]
    [InlineData("log 1h 30m on SD-1042 onsite cabling", 90, "onsite", "cabling")]
    [InlineData("log 1h30 for SD-1042 travel", 90, "travel", "")]
    [InlineData("log time 1:15 on SD-1042", 75, "remote", "")]
    [InlineData("book 1.5h on SD-1042 project", 90, "project", "")]
    [InlineData("log 2 hours on SD-1042", 120, "remote", "")]
    [InlineData("log SD-1042 45m called the maker", 45, "remote", "called the maker")]
    [InlineData("log 1440m on SD-1042", 1440, "remote", "")]
    public void Typed_time_is_read(string text, int minutes, string workType, string note)
    {
        var words = TimeWords.Read(text);
        Assert.Equal(("SD-1042", minutes, workType, note), (words?.TicketId, words?.Minutes, words?.WorkType, words?.Note));
    }

    [Fact]
    public void A_start_and_yesterday_are_read()
    {
        var words = TimeWords.Read("log 30m on SD-1042 onsite yesterday at 14:05 swapped the switch");
        Assert.Equal((new LocalTime(14, 5), true, "swapped the switch"), (words?.At, words?.Yesterday, words?.Note));
    }

    [Theory]
    [InlineData("log 0m on SD-1042")]
    [InlineData("log 1441m on SD-1042")]
    [InlineData("log 1.333h on SD-1042")]
    [InlineData("log on SD-1042")]
    [InlineData("log 30m")]
    [InlineData("I cannot log on to SD-1042")]
    public void What_is_no_time_is_not_read(string text) => Assert.Null(TimeWords.Read(text));

    [Theory]
    [InlineData("approve SD-7", true, null)]
    [InlineData("approve SD-7 up to 200", true, "200")]
    [InlineData("Approve sd-7 up to 99,50 €", true, "99.50")]
    [InlineData("decline SD-7", false, null)]
    public void Typed_answers_are_read(string text, bool approves, string? amount)
    {
        var answer = DecideApproval.Read(text);
        Assert.Equal(("SD-7", approves, amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)), (answer?.TicketId, answer?.Approves, answer?.Amount));
    }

    [Fact]
    public void A_correction_of_the_coverage_is_read_with_its_reason()
    {
        Assert.Equal(
            new CorrectCoverage.Asked("SD-7", "user-damage", "", "coffee was spilled"),
            CorrectCoverage.Read("coverage SD-7 user-damage because coffee was spilled"));
        Assert.Equal(
            new CorrectCoverage.Asked("SD-7", "device", "con-lt-01", "it is the laptop"),
            CorrectCoverage.Read("correct coverage of SD-7 device con-lt-01 because it is the laptop"));
    }
}
