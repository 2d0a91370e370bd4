using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>New words or another severity, or corrected times, for an outage.</summary>
public sealed class ChangeOutage(OutageDesk desk) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var form = OutageForm.Of(input);
        if (await desk.MeantAsync(input, form.Typed, ct) is not { } stored) return TurnResult.Say(conversation, input, say["Outage_NoneOfThat"]);
        if (form.Text.Length == 0) return TurnResult.Say(conversation, input, say["Outage_HowToChange"]);
        var amends = input.Press?.Verb == Verbs.OutageAmend || form.Verb == DeskVerb.OutageAmend;
        var outcome = amends ? Amended(input, stored.Value, form) : Updated(input, stored.Value, form.Text);
        return outcome switch
        {
            OutageOutcome.Changed changed => await desk.SavedAsync(conversation, input, stored, changed, Changes.None, ct),
            OutageOutcome.Refused(var reason) => OutageDesk.Refused(conversation, input, reason),
            _ => throw new InvalidOperationException("An outcome is changed or refused."),
        };
    }

    private static OutageOutcome Updated(UserInput input, OutageEvent outage, string text)
    {
        var degraded = input.Press?["degraded"] is { Length: > 0 } chosen ? chosen == "true" : outage.Degraded;
        return OutageRules.Update(outage, degraded, text, OutageDesk.ActorOf(input), input.Now);
    }

    private static OutageOutcome Amended(UserInput input, OutageEvent outage, OutageForm form)
    {
        var start = OutageWords.TimeOf(form.Since, input.Zone, input.Now);
        var end = OutageWords.TimeOf(form.Until, input.Zone, input.Now);
        return OutageRules.Amend(outage, start, end, form.Text, OutageDesk.ActorOf(input), input.Now);
    }
}
