using NodaTime;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// Corrects logged time, or takes it back with 0 minutes: what was booked is reversed, what holds now is booked. Of an
/// invoiced month the statement stays, and the difference is booked in the open one.
/// </summary>
public sealed class CorrectTime(MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var press = input.Press;
        var stored = press is null ? null : await money.EntryAsync(press["entry"], ct);
        if (stored is null || press is null || stored.Value.Removed) return TurnResult.Say(conversation, input, say["Billing_NoSuchEntry"]);
        var minutes = press["minutes"] == "0" ? 0 : TimeWords.MinutesOf(press["minutes"]);
        if (minutes is not { } right || press["reason"].Length == 0) return TurnResult.Say(conversation, input, say["Billing_HowToCorrect"]);
        var end = stored.Value.Start + Duration.FromMinutes(right);
        if (end > input.Now) return TurnResult.Say(conversation, input, say["Billing_InTheFuture"]);
        var draft = new WorkDraft
        {
            Id = "D-" + input.Id,
            By = input.Person.Id,
            TicketId = stored.Value.TicketId,
            Reason = "time-corrected",
            Entry = stored.Value.Corrected(end, input.Person.Name, input.Now, Masking.Mask(press["reason"])),
        };
        return stored.Value.Period is null
            ? TurnResult.Say(conversation, input, say["Billing_NoSuchEntry"])
            : await DraftCard.ShowAsync(conversation, input, draft, null, money, ct);
    }
}
