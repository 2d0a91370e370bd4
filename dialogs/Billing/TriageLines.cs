using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>Why a ticket has its service and priority, in plain words, and what a technician changed of it.</summary>
internal static class TriageLines
{
    public static IEnumerable<string> Of(Ticket ticket, Texts say)
    {
        foreach (var evidence in ticket.Triage)
            if (Sentence(evidence, say) is { } sentence) yield return sentence;
        foreach (var step in ticket.History.Where(h => h.Step is TicketStep.SetService or TicketStep.SetPriority))
            yield return say.Format("Triage_Step_" + step.Step, step.ByName, step.Step == TicketStep.SetService ? say.ServiceName(step.Detail ?? "") : step.Detail);
    }

    /// <summary>Null for what says nothing to a person, and for codes of another version.</summary>
    private static string? Sentence(TriageEvidence evidence, Texts say) => evidence.Fact switch
    {
        "service" => say.Format("Triage_Service", say.ServiceName(evidence.Detail), evidence.Words),
        "articles" => say.Format("Triage_Articles", say.ServiceName(evidence.Detail)),
        "learned" => say.Format("Triage_Learned", say.ServiceName(evidence.Detail)),
        "impact" => say.Format("Triage_Said", say["Impact_" + evidence.Detail], evidence.Words),
        "urgency" => say.Format("Triage_Said", say["Urgency_" + evidence.Detail], evidence.Words),
        "security" => say.Format("Triage_Security", evidence.Words),
        "danger" => say.Format("Triage_Danger", evidence.Words),
        "model" => say["Triage_Model"],
        "device" => say.Format("Triage_Device", evidence.Detail),
        "cell" when evidence.Detail.Split(' ') is [var impact, var urgency, ['P', .. var priority]] =>
            say.Format("Triage_Cell", say["Impact_" + impact], say["Urgency_" + urgency], priority),
        _ => null,
    };
}
