using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Sheets;

namespace SupportBot.Dialogs.Manager;

/// <summary>Reads what was decided in the reviews with a client.</summary>
public sealed class DecisionSource(IDocumentStore store, PeopleQueries people)
{
    /// <summary>What is open, and what was settled in the asked period or later.</summary>
    public async Task<ImmutableArray<ReviewDecision>> SinceAsync(Ask ask, Reader reader, CancellationToken ct)
    {
        var stored = (await store.FindAsync(ReviewDecisions.Records, ask.ClientId, ct))?.Value;
        return stored?.Since(Downtime.StartOf(ask.Period.From, reader.Zone)) ?? [];
    }

    public async Task<Sheet> SheetAsync(Ask ask, Reader reader, CancellationToken ct) =>
        await SheetAsync(ask, await SinceAsync(ask, reader, ct), reader, ct);

    public async Task<Sheet> SheetAsync(Ask ask, ImmutableArray<ReviewDecision> decisions, Reader reader, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in decisions.Select(d => d.By).Concat(decisions.Select(d => d.SettledBy).OfType<string>()).Distinct(StringComparer.Ordinal))
            if (await people.FindAsync(id, ct) is { } person) names[id] = person.Name;
        return DecisionSheet.Of(ask, decisions, names, reader);
    }
}
