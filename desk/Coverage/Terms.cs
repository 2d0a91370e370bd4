using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Coverage;

/// <summary>Whether a contract takes work at a time.</summary>
internal enum InForce
{
    No,
    Yes,
    Grace,
}

/// <summary>A contract as it holds for one client: zone, card, tax and fees resolved, dates as minutes.</summary>
internal sealed class Terms
{
    private readonly RateCard[] cards;

    public Terms(ContractBook book, Client client, Contract contract, WorkingHours hours)
    {
        Contract = contract;
        Hours = hours;
        var zone = ContractBook.ZoneOf(contract, client);
        Zone = zone;
        Begin = Minutes.DayStart(zone, contract.From);
        End = contract.To is { } to ? Minutes.DayEnd(zone, to) : Minutes.Never;
        GraceEnd = contract.To is { } last && contract.GraceBusinessDays > 0
            ? GraceEndAfter(last, contract.GraceBusinessDays, hours, zone)
            : End;
        Grants = contract.Pool is { } pool ? new GrantCalendar(pool, contract, zone) : null;

        cards = new[] { contract.RateCard, client.RateCard, book.Provider.RateCard }
            .Where(id => id is not null)
            .Distinct(StringComparer.Ordinal)
            .Select(book.FindRateCard)
            .OfType<RateCard>()
            .ToArray();
        Card = cards[0];
        TaxRate = book.FindTax(contract.Tax ?? client.Tax ?? Card.Tax)?.Rate ?? 0m;
        Classes = hours.Calendar.Classes
            .Select(dayClass => new PricedClass(
                hours.ClassSeries(dayClass.Id), Card.Multipliers.GetValueOrDefault(dayClass.Id, dayClass.Multiplier)))
            .ToArray();
    }

    public Contract Contract { get; }

    public string Id => Contract.Id;

    /// <summary>In which the contract's dates hold for the client.</summary>
    public DateTimeZone Zone { get; }

    public WorkingHours Hours { get; }

    /// <summary>The contract's card, else the client's, else the provider's: multipliers, rounding, fees and tax.</summary>
    public RateCard Card { get; }

    /// <summary>Percent.</summary>
    public decimal TaxRate { get; }

    public decimal CallOut => Contract.Fees.CallOut ?? Card.Fees.CallOut ?? 0m;

    public decimal Trip => Contract.Fees.Trip ?? Card.Fees.Trip ?? 0m;

    public decimal Emergency => Contract.Fees.Emergency ?? Card.Fees.Emergency ?? 0m;

    public PricedClass[] Classes { get; }

    /// <summary>Null for kinds without a pool.</summary>
    public GrantCalendar? Grants { get; }

    /// <summary>First minute in force.</summary>
    public long Begin { get; }

    /// <summary>First minute after the last day.</summary>
    public long End { get; }

    /// <summary>First minute after the last day of grace; <see cref="End"/> without grace.</summary>
    public long GraceEnd { get; }

    public bool IsIncidentKind => Contract.Kind is ContractKind.IncidentPool or ContractKind.PerIncident;

    public bool IsPool => Contract.Pool is not null;

    /// <summary>Which minute decides: the opening for kinds that are paid by the incident, else the piece's start.</summary>
    public long Reference(long opened, long pieceStart) => IsIncidentKind ? opened : pieceStart;

    public InForce InForceFor(long opened, long pieceStart)
    {
        if (Contract.Status != ContractStatus.Active)
        {
            return InForce.No;
        }

        var reference = Reference(opened, pieceStart);
        if (reference >= Begin && reference < End)
        {
            return InForce.Yes;
        }

        return reference >= End && reference < GraceEnd && opened >= Begin && opened < End ? InForce.Grace : InForce.No;
    }

    /// <summary>Money per hour from the first card that prices the work; null when none does.</summary>
    public decimal? Rate(WorkType workType, string role)
    {
        foreach (var card in cards)
        {
            if (CardRates.Find(card, workType, role) is { } rate)
            {
                return rate;
            }
        }

        return null;
    }

    /// <summary>Minutes at which the contract begins, ends or leaves grace.</summary>
    public IEnumerable<long> Edges => new[] { Begin, End, GraceEnd }.Where(edge => edge != Minutes.Never);

    private static long GraceEndAfter(LocalDate last, int businessDays, WorkingHours hours, DateTimeZone zone)
    {
        // Holidays of every date of the year could leave no business day at all: then grace has no last day.
        var limit = last.PlusDays((businessDays + 1) * 366);
        var date = last;
        for (var left = businessDays; left > 0;)
        {
            date = date.PlusDays(1);
            if (date > limit)
            {
                return Minutes.Never;
            }

            left -= hours.IsBusinessDay(date) ? 1 : 0;
        }

        return Minutes.DayEnd(zone, date);
    }
}

/// <summary>When a class holds, and its multiplier on the contract's card.</summary>
internal readonly record struct PricedClass(SpanSeries Series, decimal Multiplier);
