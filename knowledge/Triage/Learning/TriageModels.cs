using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>
/// What triage learned, by version. The version in force stands beside the library's state, so replicas see a new one with the
/// read that tells them about articles.
/// </summary>
public sealed class TriageModels(IDocumentStore store, ArticleArchive archive)
{
    /// <summary>Latest tickets that are learned from.</summary>
    private const int MostTickets = 20_000;

    /// <summary>Earlier versions that are kept.</summary>
    private const int Kept = 2;

    /// <summary>The version in force; null while triage is as it ships.</summary>
    public async Task<TriageModel?> CurrentAsync(CancellationToken ct) =>
        (await archive.StateAsync(ct))?.Value is { Model: > 0 and var version } ? (await FindAsync(version, ct))?.Value : null;

    /// <summary>What a version taught; null for version 0, and for one that is gone or cannot be read: then triage is as it ships.</summary>
    public async Task<LearnedServices?> LearnedAsync(int version, CancellationToken ct) =>
        version > 0 && await FindAsync(version, ct) is { Value: var model } && model.Classifier.Open() is { } classifier
            ? new LearnedServices(classifier, model.Weight)
            : null;

    /// <summary>What people wrote in tickets that the desk solved, newest first, with the service that the desk worked on.</summary>
    public async Task<IReadOnlyList<LabelledText>> SolvedAsync(CancellationToken ct)
    {
        var newest = await store.ListAsync(TicketDocuments.Tickets, IndexRange.All(TicketDocuments.ByChange).Descending(), MostTickets, ct);
        return
        [
            .. newest.Select(t => t.Value)
                .Where(t => t is { Resolution: not null, MergedInto: null, ServiceId: not TriageVerdict.OtherService } && IsOfPeople(t))
                .Select(t => new LabelledText(t.Description, t.ServiceId)),
        ];
    }

    /// <summary>Monitoring names its service itself and in words that no person uses.</summary>
    private static bool IsOfPeople(Ticket ticket) => !ticket.History.IsEmpty && ticket.History[0].By != TicketActor.System.Id;

    /// <summary>Puts the next version in force.</summary>
    /// <exception cref="StaleWriteException">The library changed at the same moment.</exception>
    /// <exception cref="DuplicateDocumentException">Another training was saved at the same moment.</exception>
    public async Task<TriageModel> SaveAsync(TrainingOutcome.Better trained, string source, Instant now, CancellationToken ct)
    {
        var state = await archive.StateAsync(ct);
        var version = (state?.Value.LastModel ?? 0) + 1;
        var model = new TriageModel
        {
            Version = version,
            TrainedAt = now,
            Source = source,
            Measured = trained.Measured,
            Weight = trained.Weight,
            Classifier = trained.Classifier,
        };
        var changes = InForce(state, version).Insert(TriageModel.Models, TriageModel.IdOf(version), model);
        if (await FindAsync(version - Kept - 1, ct) is { } old) changes = changes.Delete(TriageModel.Models, old);
        await store.CommitAsync(changes, ct);
        return model;
    }

    /// <summary>Triage is as it ships from now on; false when it was already. What was learned is kept.</summary>
    /// <exception cref="StaleWriteException">The library changed at the same moment.</exception>
    public async Task<bool> ForgetAsync(CancellationToken ct)
    {
        var state = await archive.StateAsync(ct);
        if (state is not { Value.Model: > 0 }) return false;
        await store.CommitAsync(InForce(state, 0), ct);
        return true;
    }

    private static Changes InForce(Stored<LibraryState>? state, int version)
    {
        var before = LibraryState.Of(state);
        return Changes.None.Save(LibraryState.States, LibraryState.Id, state, before with
        {
            Change = before.Change + 1,
            Model = version,
            LastModel = Math.Max(before.LastModel, version),
        });
    }

    private Task<Stored<TriageModel>?> FindAsync(int version, CancellationToken ct) =>
        store.FindAsync(TriageModel.Models, TriageModel.IdOf(version), ct);
}
