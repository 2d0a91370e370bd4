using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>R1 and R4 to R9, minute by minute.</summary>
internal sealed class OracleAssignment(
    ContractBook book, Client client, TicketWork ticket, OraclePool pool, string? preferred)
{
    private readonly OracleRules rules = new(book, client, ticket.Request);

    public List<OracleMinute> Minutes { get; } = [];

    public SortedSet<string> Reasons { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Tied { get; } = new(StringComparer.Ordinal);

    public string? Failure { get; private set; }

    public OracleAssignment Run(IReadOnlyList<LoggedEntry> entries)
    {
        foreach (var entry in entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.Id, StringComparer.Ordinal))
        {
            var edges = book.ContractsOf(client.Id).Concat(book.ContractsForAnyClient)
                .SelectMany(contract => OracleCalendar.Edges(book, client, contract))
                .Where(edge => entry.Start < edge && edge < entry.End)
                .Append(entry.Start).Append(entry.End).Distinct().Order().ToList();
            foreach (var (start, end) in edges.Zip(edges.Skip(1)))
            {
                Piece(entry, entries, start, end);
            }
        }

        return this;
    }

    private void Piece(LoggedEntry entry, IReadOnlyList<LoggedEntry> entries, Instant start, Instant end)
    {
        var chain = Chain(entry, start);
        if (Failure is not null)
        {
            return;
        }

        var left = OracleCalendar.Minutes(start, end).ToList();
        foreach (var (contract, afterExcluded, grace) in chain)
        {
            var next = new List<Instant>();
            foreach (var at in left)
            {
                if (!Offer(contract, entry, entries, at))
                {
                    next.Add(at);
                    continue;
                }

                if (Failure is not null)
                {
                    return;
                }

                if (contract.Id == client.DefaultContract || contract.Id == book.Provider.DefaultContract) Reasons.Add("default-contract");
                if (afterExcluded) Reasons.Add("excluded");
                if (grace) Reasons.Add("grace");
            }

            left = next;
        }

        if (left.Count > 0)
        {
            Failure = "no-offer";
        }
    }

    private List<(Contract Contract, bool AfterExcluded, bool Grace)> Chain(LoggedEntry entry, Instant start)
    {
        var opened = ticket.Request.OpenedAt;
        var candidates = book.ContractsOf(client.Id)
            .Where(contract => OracleCalendar.Standing(book, client, contract, opened, start).InForce && rules.Includes(contract, entry))
            .Select(contract => (Contract: contract, Key: Key(contract, start), Excluded: rules.Excludes(contract, entry)))
            .OrderBy(candidate => candidate.Key)
            .ThenBy(candidate => candidate.Excluded)
            .ThenBy(candidate => candidate.Contract.Id != preferred)
            .ThenBy(candidate => candidate.Contract.Id, StringComparer.Ordinal)
            .ToList();
        var chain = new List<(Contract Contract, bool AfterExcluded, bool Grace)>();
        var excluded = false;
        foreach (var (contract, key, isExcluded) in candidates)
        {
            excluded |= isExcluded;
            if (!isExcluded)
            {
                if (chain.Count == 0)
                {
                    var equal = candidates.Where(other => !other.Excluded && other.Key.Equals(key)).ToList();
                    Tied.UnionWith(equal.Count > 1 ? equal.Select(other => other.Contract.Id) : []);
                }

                Link(contract);
            }

            if (FallbackOf(contract, entry, start) is { } fallback)
            {
                Link(fallback);
            }
        }

        foreach (var id in new[] { client.DefaultContract, book.Provider.DefaultContract })
        {
            if (book.FindContract(id) is { } last && OracleCalendar.Standing(book, client, last, opened, start).InForce)
            {
                Link(last);
            }
        }

        return chain;

        void Link(Contract contract)
        {
            if (!chain.Exists(link => link.Contract.Id == contract.Id))
            {
                chain.Add((contract, excluded, OracleCalendar.Standing(book, client, contract, opened, start).Grace));
            }
        }
    }

    private Contract? FallbackOf(Contract contract, LoggedEntry entry, Instant start)
    {
        var fallback = book.FindContract(contract.Fallback);
        if (fallback is null || !OracleCalendar.Standing(book, client, fallback, ticket.Request.OpenedAt, start).InForce
            || !rules.Includes(fallback, entry))
        {
            return null;
        }

        return rules.Excludes(fallback, entry) ? FallbackOf(fallback, entry, start) : fallback;
    }

    private (int, int, int, LocalDate, int) Key(Contract contract, Instant start)
    {
        var reference = contract.Kind == ContractKind.IncidentPool ? ticket.Request.OpenedAt : start;
        var expiry = LocalDate.MinIsoValue;
        if (contract.Pool is not null)
        {
            expiry = pool.ValidAt(contract, reference)
                .Where(grant => pool.Opening(contract, grant) > 0m)
                .Select(grant => grant.Last ?? LocalDate.MaxIsoValue.PlusDays(-1))
                .DefaultIfEmpty(LocalDate.MaxIsoValue)
                .Min();
        }

        var kind = contract.Kind switch
        {
            ContractKind.FixedFee => 1,
            ContractKind.PerIncident or ContractKind.TimeAndMaterials => 3,
            _ => 2,
        };
        var level = Array.IndexOf(
            [ScopeLevel.Device, ScopeLevel.User, ScopeLevel.Site, ScopeLevel.Service, ScopeLevel.Client], contract.Scope.Level);
        return (contract.Id == ticket.Request.Contract ? 0 : 1, level, kind, expiry, contract.Rank);
    }

    private bool Offer(Contract contract, LoggedEntry entry, IReadOnlyList<LoggedEntry> entries, Instant at)
    {
        var calendar = book.FindCalendar(contract.Calendar)!;
        var inside = OracleCalendar.IsInside(calendar, at);
        if (!inside && calendar.P1AllHours && ticket.Request.Priority == Priority.P1
            && ticket.Request.TechnicianPriority is null or Priority.P1)
        {
            Reasons.Add("p1-hours");
            inside = true;
        }

        if (!inside)
        {
            Reasons.Add("outside-hours");
            if (contract.Outside.Rule == OutsideRule.NotOffered)
            {
                return false;
            }
        }

        var attendance = AttendanceStart(entries, at);
        var minute = new OracleMinute
        {
            Ticket = ticket,
            Entry = entry,
            At = at,
            Attendance = attendance,
            Day = attendance.InZone(client.Zone).Date,
            Contract = contract,
            Inside = inside,
        };
        Treat(minute, calendar);
        Minutes.Add(minute);
        return true;
    }

    private static Instant AttendanceStart(IReadOnlyList<LoggedEntry> entries, Instant at)
    {
        // Every minute back is worked by somebody: the attendance goes on.
        var start = at;
        while (entries.Any(entry => entry.Start < start && start <= entry.End))
        {
            start = entries.Where(entry => entry.Start < start && start <= entry.End).Min(entry => entry.Start);
        }

        return start;
    }

    private void Treat(OracleMinute minute, SupportCalendar calendar)
    {
        var (contract, outside) = (minute.Contract, !minute.Inside);
        minute.Fate = FateOf(contract.Kind, outside ? contract.Outside.Rule : null);
        if (minute.Fate is Fate.Covered or Fate.InFee)
        {
            return;
        }

        var card = book.FindRateCard(contract.RateCard ?? client.RateCard ?? book.Provider.RateCard)!;
        var billed = contract.Outside.Multiplier ?? OracleCalendar.ClassMultiplier(calendar, card, minute.At);
        minute.Multiplier = outside ? billed : 1m;
        var rate = rules.Rate(contract, minute.Entry);
        if (minute.Fate == Fate.Draw)
        {
            rate = Draw(minute, outside) ?? rate;
        }

        Failure = rate is null ? "no-rate" : Failure;
        minute.Rate = rate ?? 0m;
    }

    private decimal? Draw(OracleMinute minute, bool outside)
    {
        var contract = minute.Contract;
        minute.Grants = string.Join(',', pool.ValidAt(contract, minute.At).Select(grant => grant.Key));
        if (contract.Kind == ContractKind.AmountPool)
        {
            minute.Multiplier = outside ? Math.Max(1m, contract.Outside.Weight) : 1m;
            return null;
        }

        var row = rules.RowWeight(contract, minute.Entry);
        minute.Weight = outside ? Math.Max(row, contract.Outside.Weight) : row;
        minute.Multiplier = contract.Overage?.Basis == OverageBasis.Real ? minute.Multiplier : 1m;
        return contract.Overage?.Rate;
    }

    /// <param name="outside">The rule for an outside minute; null inside.</param>
    private static Fate FateOf(ContractKind kind, OutsideRule? outside) => (kind, outside) switch
    {
        (ContractKind.FixedFee, null) => Fate.Covered,
        (ContractKind.IncidentPool, null) => Fate.InFee,
        (ContractKind.HoursPool or ContractKind.AmountPool, null or OutsideRule.Draw) => Fate.Draw,
        (_, OutsideRule.Covered) => Fate.Covered,
        _ => Fate.Bill,
    };
}
