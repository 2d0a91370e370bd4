using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Billing;

/// <summary>
/// Entries that were written together; never changed and never deleted. What is wrong is reversed by a later batch.
/// </summary>
public sealed record LedgerBatch
{
    public static readonly IndexName ByPeriod = new("by-period");

    public static readonly DocumentType<LedgerBatch> Batches = new("ledger-batch", b =>
        [new(ByPeriod, IndexValue.Join(b.ClientId, PeriodText(b.Period), IndexValue.Of(b.Sequence)))]);

    public required string ClientId { get; init; }

    /// <summary>1 for the client's first batch, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Month that the entries belong to, in the client's zone.</summary>
    public required YearMonth Period { get; init; }

    public required Instant At { get; init; }

    /// <summary>Person id of whoever caused it, or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>
    /// Why, in a stable code: <c>time-logged</c>, <c>time-corrected</c>, <c>coverage-corrected</c>, <c>consent</c>,
    /// <c>ticket-changed</c>, <c>fees</c>, <c>invoiced</c>, <c>merged</c>, <c>loaded</c>.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>Version of the contract book of the newest entry.</summary>
    public required string BookVersion { get; init; }

    public required ImmutableList<LedgerEntry> Entries { get; init; }

    /// <summary>Sorts as the months do.</summary>
    public static string PeriodText(YearMonth period) =>
        string.Create(CultureInfo.InvariantCulture, $"{period.Year:0000}-{period.Month:00}");

    public static string IdOf(string clientId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{clientId}/{sequence:D9}");
}

/// <summary>One line of the ledger.</summary>
/// <param name="Id">Unique over all clients.</param>
/// <param name="Posting">What is booked, or, when <paramref name="Reverses"/> is set, what is taken back in full.</param>
/// <param name="Reverses">Id of the entry that this one takes back; null for a booking.</param>
public sealed record LedgerEntry(string Id, Posting Posting, string? Reverses)
{
    /// <summary>1 for a booking, -1 for a reversal.</summary>
    public int Sign => Reverses is null ? 1 : -1;
}
