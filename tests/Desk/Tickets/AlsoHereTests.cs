using System.Globalization;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Tickets;

public sealed class AlsoHereTests
{
    private static readonly Texts Say = new(CultureInfo.GetCultureInfo("en"), DateTimeZone.Utc);

    private static readonly Person Tom = new()
    {
        Id = Some.OtherTechnician.Id,
        Upn = "tom@desk.example",
        Name = "Tom",
        Roles = [PersonRole.Technician],
        Zone = "Europe/Berlin",
    };

    [Theory]
    [InlineData(2, "Heads up: Tessa opened SD-1 2 min ago and may be writing.")]
    [InlineData(5, null)]
    public void Whoever_opened_the_actions_a_moment_ago_may_be_writing(int minutes, string? expected) =>
        Assert.Equal(expected, Plain(AlsoHere.Sentence(Some.Ticket(TicketStatus.Assigned), Opened(minutes), Tom, Some.TuesdayMorning, Say)));

    [Fact]
    public void Nobody_is_warned_of_themselves() =>
        Assert.Null(AlsoHere.Sentence(Acted(TicketStep.Tell, Some.OtherTechnician), Opened(1) with { PersonId = Tom.Id }, Tom, Some.TuesdayMorning, Say));

    [Fact]
    public void What_was_done_tells_more_than_what_was_opened_before_it() => Assert.Equal(
        "Heads up: Tessa is on SD-1 too (tell the person, 1 min ago).",
        Plain(AlsoHere.Sentence(Acted(TicketStep.Tell, Some.Technician), Opened(3), Tom, Some.TuesdayMorning, Say)));

    [Fact]
    public void What_the_reporter_wrote_is_no_colleague() =>
        Assert.Null(AlsoHere.Sentence(Acted(TicketStep.Comment, Some.Reporter), null, Tom, Some.TuesdayMorning, Say));

    private static DeskPresence Opened(int minutesAgo) =>
        new("SD-1", Some.Technician.Id, Some.Technician.Name, Some.TuesdayMorning - Duration.FromMinutes(minutesAgo));

    private static Ticket Acted(TicketStep step, TicketActor by) => TicketRules.Apply(
        Some.Ticket(TicketStatus.Assigned), step, by, Some.TuesdayMorning - Duration.FromMinutes(1), "words").Ticket;

    private static string? Plain(string? words) => words?.Replace('\u00a0', ' ');
}
