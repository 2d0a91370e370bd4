using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Advice;

/// <summary>When something should be done.</summary>
public enum ProposalBucket
{
    Now,
    Plan,
    Watch,
}

/// <summary>What a proposal is about.</summary>
public enum ProposalKind
{
    /// <summary>Something comes back; the key is that of the recurrence.</summary>
    Recurring,

    /// <summary>The maker's cover of a device ends or has ended; the key is the device.</summary>
    Warranty,

    /// <summary>Promises were missed; the key is the promise.</summary>
    Promise,
}

/// <summary>Something to decide in a review.</summary>
/// <param name="Key">The same problem has the same key in every review.</param>
/// <param name="Due">A date that it depends on; null when there is none.</param>
public sealed record Proposal(ProposalBucket Bucket, ProposalKind Kind, string Key, LocalDate? Due = null);

/// <summary>What was proposed in the review of a quarter; one document for each client and quarter.</summary>
public sealed record ReviewRecord(string ClientId, LocalDate From, Instant At, ImmutableList<Proposal> Proposals)
{
    public static readonly DocumentType<ReviewRecord> Records = new("review");

    /// <param name="from">First day of the reviewed period.</param>
    public static string IdOf(string clientId, LocalDate from) => $"{clientId}/{LocalDatePattern.Iso.Format(from)}";
}

/// <summary>Derives proposals from what was found; pure.</summary>
public static class ProposalRules
{
    /// <summary>A warranty that ends sooner is for planning, a later one to watch, in days.</summary>
    private const int PlanWithin = 90;

    private const int WatchWithin = 365;

    /// <summary>A problem that costs at least so many tickets in ninety days is for now.</summary>
    private const int ManyTickets = 6;

    /// <param name="missedShare">Promises missed of those decided, 0 to 1; null when none was decided.</param>
    public static ImmutableArray<Proposal> Of(ImmutableArray<Recurrence> recurrences, Client? client, decimal? missedShare, LocalDate today)
    {
        var found = recurrences.Select(r => new Proposal(
            r.Count >= ManyTickets || r.Key.Cause == "security" ? ProposalBucket.Now : ProposalBucket.Plan, ProposalKind.Recurring, r.Key.Text));
        var devices = (client?.Devices ?? new ById<Device>()).Where(d => d.VendorWarrantyUntil is not null)
            .Select(d => (d.Id, Until: d.VendorWarrantyUntil.GetValueOrDefault()))
            .Where(d => d.Until <= today.PlusDays(WatchWithin))
            .Select(d => new Proposal(BucketOf(d.Until, today), ProposalKind.Warranty, d.Id, d.Until));
        var promises = missedShare switch
        {
            > 0.1m => new[] { new Proposal(ProposalBucket.Now, ProposalKind.Promise, "missed") },
            > 0m => [new Proposal(ProposalBucket.Watch, ProposalKind.Promise, "missed")],
            _ => [],
        };
        return [.. found.Concat(devices).Concat(promises).OrderBy(p => p.Bucket).ThenBy(p => p.Kind).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    private static ProposalBucket BucketOf(LocalDate until, LocalDate today) =>
        until < today ? ProposalBucket.Now : until <= today.PlusDays(PlanWithin) ? ProposalBucket.Plan : ProposalBucket.Watch;
}
