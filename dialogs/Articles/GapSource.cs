using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Report;
using SupportBot.Knowledge.Gaps;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Articles;

/// <summary>Reads the problems of a span that the articles did not answer then and do not answer now.</summary>
public sealed class GapSource(ArticleDesk desk, LedgerQueries ledger, BookShelf books)
{
    /// <summary>Tickets of a client, and reports of a service, that are read.</summary>
    private const int Most = 5_000;

    /// <param name="clientId">Empty for all clients.</param>
    /// <param name="from">Included.</param>
    /// <param name="until">Not included.</param>
    public async Task<ImmutableArray<KnowledgeGap>> FindAsync(string clientId, Instant from, Instant until, CancellationToken ct)
    {
        var open = new List<UnansweredProblem>();
        foreach (var (problem, tried) in await ProblemsAsync(clientId, from, until, ct))
            if (!await IsAnsweredAsync(problem, tried, ct)) open.Add(problem);
        return GapSearch.Find(open);
    }

    /// <summary>Since then somebody may have written the article; one that was tried does not count.</summary>
    private async Task<bool> IsAnsweredAsync(UnansweredProblem problem, ImmutableList<string> tried, CancellationToken ct)
    {
        // Where another article did not help, only a surer one has closed the gap.
        var least = problem.Reason == GapReason.DidNotHelp ? Advice.LeastConfidenceElsewhere : Advice.LeastConfidence;
        var best = await desk.BestAsync(problem.Text, ArticleScope.Of(problem.ClientId), ct);
        return best is not null && best.Confidence >= least && !tried.Contains(best.ArticleId);
    }

    private async Task<List<(UnansweredProblem Problem, ImmutableList<string> Tried)>> ProblemsAsync(
        string clientId, Instant from, Instant until, CancellationToken ct)
    {
        var problems = new List<(UnansweredProblem, ImmutableList<string>)>();
        foreach (var client in books.Current.Clients.Where(c => clientId.Length == 0 || c.Id == clientId))
        {
            var minutes = await MinutesAsync(client.Id, from, until, ct);
            var costs = await CostsAsync(client.Id, from, until, ct);
            var range = IndexRange.Between(
                TicketDocuments.ByClient, IndexValue.Join(client.Id, IndexValue.Of(from)), IndexValue.Join(client.Id, IndexValue.Of(until)));
            foreach (var ticket in (await desk.Store.ListAsync(TicketDocuments.Tickets, range, Most, ct)).Select(t => t.Value).Where(IsUnanswered))
                problems.Add((ProblemOf(ticket, minutes.GetValueOrDefault(ticket.Id), costs.GetValueOrDefault(ticket.Id)), ticket.ArticlesTried));
        }

        problems.AddRange(await WithoutTicketAsync(clientId, from, until, ct));
        return problems;
    }

    /// <summary>Outages and alarms are no matter of articles; what was withdrawn or merged counts elsewhere or not at all.</summary>
    private static bool IsUnanswered(Ticket ticket) =>
        ticket is { Status: not TicketStatus.Withdrawn, MergedInto: null, OutageId: null, History.IsEmpty: false }
        && ticket.History[0].By != TicketActor.System.Id
        && (ticket.ReportId is not null || ticket.Resolution is not null);

    private static UnansweredProblem ProblemOf(Ticket ticket, long minutes, decimal cost) => new()
    {
        Id = ticket.Id,
        ClientId = ticket.ClientId,
        ServiceId = ticket.ServiceId,
        Text = ticket.Description,
        At = ticket.OpenedAt,
        Reason = !ticket.ArticlesTried.IsEmpty ? GapReason.DidNotHelp : ticket.ReportId is null ? GapReason.SolvedWithout : GapReason.NoArticle,
        Minutes = minutes,
        Cost = cost,
    };

    /// <summary>People who said that the article was not their problem, and those who got none and went away.</summary>
    private async Task<IEnumerable<(UnansweredProblem, ImmutableList<string>)>> WithoutTicketAsync(
        string clientId, Instant from, Instant until, CancellationToken ct)
    {
        var found = new List<ProblemReport>();
        var services = books.Current.Services.Select(s => s.Id).Concat(TriageServices.All.Select(s => s.Id)).Append(TriageVerdict.OtherService);
        foreach (var service in services.Distinct(StringComparer.Ordinal))
            found.AddRange(await desk.Tickets.ReportsOfServiceAsync(service, from, Most, ct));
        return found.Where(r => r.ReportedAt < until && (clientId.Length == 0 || r.ClientId == clientId) && r.TicketId is null)
            .Where(r => r.State == ReportState.Dismissed || (r.State == ReportState.Offered && r.ArticlesOffered.IsEmpty))
            .Select(r => (new UnansweredProblem
            {
                Id = r.Id,
                ClientId = r.ClientId,
                ServiceId = r.ServiceId,
                Text = r.Text,
                At = r.ReportedAt,
                Reason = r.ArticlesOffered.IsEmpty ? GapReason.NoArticle : GapReason.DidNotHelp,
            }, r.ArticlesOffered));
    }

    private async Task<Dictionary<string, long>> MinutesAsync(string clientId, Instant from, Instant until, CancellationToken ct)
    {
        const int most = 100_000;
        var range = IndexRange.Between(
            WorkEntry.ByClient, IndexValue.Join(clientId, IndexValue.Of(from)), IndexValue.Join(clientId, IndexValue.Of(until)));
        return (await desk.Store.ListAsync(WorkEntry.Entries, range, most, ct)).Select(e => e.Value).Where(e => !e.Removed)
            .GroupBy(e => e.TicketId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(e => e.Minutes), StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, decimal>> CostsAsync(string clientId, Instant from, Instant until, CancellationToken ct)
    {
        var months = await ledger.PeriodsAsync(clientId, from.InUtc().Date.ToYearMonth(), until.InUtc().Date.ToYearMonth(), ct);
        return months.SelectMany(m => m.Standing).Where(e => e.Posting.TicketId is not null)
            .GroupBy(e => e.Posting.TicketId ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(e => e.Posting.Invoiced.Net), StringComparer.Ordinal);
    }
}
