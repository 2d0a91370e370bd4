using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Coverage;

/// <summary>Checks of an input whose shape is right: ids, contracts, orders, and values that depend on each other.</summary>
internal sealed class CoverageChecks(ContractBook book, DocumentReader input)
{
    private readonly HashSet<string> tickets = new(StringComparer.Ordinal);
    private readonly HashSet<string> entries = new(StringComparer.Ordinal);

    public void CheckTickets(ImmutableArray<TicketWork> works)
    {
        foreach (var (index, work) in works.Index())
        {
            var place = input.Place.Key("tickets").Item(index);
            CheckRequest(work.Request, place);
            ReportIf(!tickets.Add(work.Request.Id), place.Key("id"), ErrorCode.DuplicateId);
            foreach (var (number, entry) in work.Entries.Index())
            {
                CheckEntry(entry, place.Key("entries").Item(number));
            }
        }
    }

    public void CheckRequest(CoverageRequest request, Place place)
    {
        ReportIf(
            request.Contract is not null && book.FindContract(request.Contract) is null,
            place.Key("contract"), ErrorCode.UnknownRef);
        ReportIf(
            string.Equals(request.MergedInto, request.Id, StringComparison.Ordinal),
            place.Key("mergedInto"), ErrorCode.Conflict, "a ticket is not merged into itself");
    }

    public void CheckBalances(ImmutableArray<OpeningBalance> ledger, ImmutableArray<PriorIncident> priors)
    {
        foreach (var (index, row) in ledger.Index())
        {
            var place = input.Place.Key("ledger").Item(index).Key("contract");
            var contract = book.FindContract(row.Contract);
            ReportIf(contract is null, place, ErrorCode.UnknownRef);
            ReportIf(contract is { Pool: null }, place, ErrorCode.Conflict, "the contract has no pool");
        }

        foreach (var (index, row) in priors.Index())
        {
            ReportIf(
                book.FindContract(row.Contract) is null,
                input.Place.Key("priorIncidents").Item(index).Key("contract"), ErrorCode.UnknownRef);
        }
    }

    public void CheckCounts(RecurringQuestion? question)
    {
        var counts = question?.Counts ?? [];
        ReportIf(
            counts.Zip(counts.Skip(1)).Any(pair => pair.Second.From <= pair.First.From),
            input.Place.Key("recurring").Key("counts"), ErrorCode.Order, "the dates must ascend");
    }

    private void CheckEntry(LoggedEntry entry, Place place)
    {
        ReportIf(!entries.Add(entry.Id), place.Key("id"), ErrorCode.DuplicateId);
        ReportIf(entry.End <= entry.Start, place.Key("end"), ErrorCode.Order, "the end is not after the start");
        if (entry.Minutes is { } minutes)
        {
            ReportIf(
                entry.End > entry.Start && minutes > (entry.End - entry.Start) / Duration.FromMinutes(1),
                place.Key("minutes"), ErrorCode.OutOfRange, "more than the elapsed minutes");
            ReportIf(entry.Reason is null, place.Key("reason"), ErrorCode.Missing);
        }
    }

    private void ReportIf(bool failed, Place place, ErrorCode code, string? reason = null)
    {
        if (failed)
        {
            input.Report(place, code, reason);
        }
    }
}
