using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Knowledge.Llm;

/// <summary>Lets a model read a report where the word lists are unsure. What it says stays within what a text may change.</summary>
public sealed class ReportUnderstanding(ILanguageModel model)
{
    /// <summary>Below this the model may say which service is meant.</summary>
    public const double Sure = 0.6;

    private const int MostTokens = 200;
    private const int LongestSearch = 120;

    /// <summary>The local verdict, bettered where the model has something to add; the local one when there is no answer.</summary>
    public async Task<Understanding> ReadAsync(string text, TriageVerdict local, CancellationToken ct)
    {
        if (!model.IsConfigured || IsSettled(local)) return new Understanding(local, Search: null);
        var services = TriageServices.All.Select(s => new { id = s.Id, name = s.Name });
        var reply = await model.AskAsync(PromptFile.With(PromptFile.Understand, new { text, services }, MostTokens), ct);
        return Parse(reply, text) is { } understood
            ? new Understanding(Merge(local, understood), understood.Search)
            : new Understanding(local, Search: null);
    }

    /// <summary>Thanks, greetings and the wish for a person are never left to a model.</summary>
    private static bool IsSettled(TriageVerdict local) => local.Kind is TriageKind.Human or TriageKind.Thanks or TriageKind.Greeting;

    public static UnderstoodReport? Parse(ModelReply reply, string text)
    {
        if (ModelJson.Object(reply) is not { } item) return null;
        var service = ModelJson.Text(item, "service");
        var since = ModelJson.Text(item, "since");
        return new UnderstoodReport(
            TriageServices.All.Any(s => s.Id == service) ? service : null,
            ModelJson.Choice<TriageKind>(item, "kind"),
            ModelJson.Choice<Impact>(item, "impact"),
            ModelJson.Choice<Urgency>(item, "urgency"),
            since is not null && text.Contains(since, StringComparison.OrdinalIgnoreCase) ? since : null,
            SafeText.Of(ModelJson.Text(item, "search"), LongestSearch));
    }

    /// <summary>
    /// A model names the service only where the word lists are unsure, moves impact and urgency by one step at most, and never
    /// makes a priority 1: that is chosen by people who were told what it costs.
    /// </summary>
    public static TriageVerdict Merge(TriageVerdict local, UnderstoodReport model)
    {
        var takesService = model.ServiceId is not null && (local.IsUnsure || local.Confidence < Sure);
        var service = takesService ? model.ServiceId! : local.ServiceId; // not null: takesService
        var (impact, urgency) = Within(local, model.Impact ?? local.Impact, model.Urgency ?? local.Urgency);
        var changed = local with
        {
            Kind = KindOf(local, model.Kind),
            ServiceId = service,
            ServiceName = TriageServices.NameOf(service),
            Impact = impact,
            Urgency = urgency,
            Since = local.Since ?? model.Since,
            Question = takesService && local.Question?.About == TriageUnknown.Service ? null : local.Question,
        };
        return changed == local ? local : changed with { Evidence = local.Evidence.Add(new TriageEvidence("model", "", $"{changed.Kind}, {service}, {changed.Cell}")) };
    }

    private static TriageKind KindOf(TriageVerdict local, TriageKind? model) =>
        model is TriageKind.Incident or TriageKind.Request or TriageKind.Question
        && (local.IsUnsure || local.Kind is TriageKind.ChitChat or TriageKind.OutOfScope)
            ? model.Value
            : local.Kind;

    private static (Impact, Urgency) Within(TriageVerdict local, Impact impact, Urgency urgency)
    {
        if (local.IsSecurityRelevant) return (local.Impact, local.Urgency);
        impact = (Impact)Math.Clamp((int)impact, (int)local.Impact - 1, (int)local.Impact + 1);
        urgency = (Urgency)Math.Clamp((int)urgency, (int)local.Urgency - 1, (int)local.Urgency + 1);
        var isTooHigh = PriorityMatrix.PriorityOf(impact, urgency) == Priority.P1 && local.Priority != Priority.P1;
        return isTooHigh ? (local.Impact, local.Urgency) : (impact, urgency);
    }
}
