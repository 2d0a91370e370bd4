using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Billing;

/// <summary>"log 30m on SD-1042 replaced the fuser", or the form of the card: shows what it draws or costs before it is saved.</summary>
public sealed class LogTime(MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var words = input.Press is { } press ? OfForm(press) : TimeWords.Read(input.Text);
        if (words is null) return TurnResult.Say(conversation, input, say["Billing_HowToLog"]);
        if (await money.TicketAsync(words.TicketId, input.Person, ct) is not { } ticket)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", words.TicketId));
        if (ticket.Ticket.Status is TicketStatus.Withdrawn or TicketStatus.WaitingForApproval)
            return TurnResult.Say(conversation, input, say.Format("Billing_NotNow", words.TicketId));
        var start = StartOf(words, input);
        if (start + Duration.FromMinutes(words.Minutes) > input.Now) return TurnResult.Say(conversation, input, say["Billing_InTheFuture"]);
        var draft = await DraftAsync(input, words, ticket.Ticket, start, ct);
        return await DraftCard.ShowAsync(conversation, input, draft, null, money, ct);
    }

    /// <summary>The form of the card.</summary>
    private static TimeWords? OfForm(Press press)
    {
        var type = press["type"] is { Length: > 0 } given ? given : "remote";
        return TimeWords.MinutesOf(press["minutes"]) is { } minutes
            && TimeWords.Read($"log {minutes} {press["ticket"]} {type}") is { } words
            ? words with { Note = press["text"] }
            : null;
    }

    /// <summary>Time that is logged without a start ended now.</summary>
    private static Instant StartOf(TimeWords words, UserInput input)
    {
        var minute = input.Now.ToWholeMinute();
        var back = Period.FromDays(words.Yesterday ? 1 : 0);
        return words.At is { } at
            ? (input.Now.InZone(input.Zone).Date.Minus(back) + at).InZoneLeniently(input.Zone).ToInstant()
            : (minute.InZone(input.Zone).LocalDateTime - back).InZoneLeniently(input.Zone).ToInstant() - Duration.FromMinutes(words.Minutes);
    }

    private async Task<WorkDraft> DraftAsync(UserInput input, TimeWords words, Ticket ticket, Instant start, CancellationToken ct) => new()
    {
        Id = "D-" + input.Id,
        By = input.Person.Id,
        TicketId = ticket.Id,
        Reason = "time-logged",
        Entry = new WorkEntry(
            "W-" + input.Id, ticket.Id, ticket.ClientId, input.Person.Id, start, start + Duration.FromMinutes(words.Minutes), "technician", words.WorkType)
        {
            PersonName = input.Person.Name,
            Note = words.Note.Length == 0 ? null : Masking.Mask(words.Note),
            Period = await money.BilledInAsync(ticket, start, ct),
            BookHash = money.Book.Hash,
        },
    };
}
