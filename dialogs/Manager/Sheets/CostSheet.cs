using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>"what did support cost us this quarter?": months of the ledger, what the fee covered, and how the pool goes.</summary>
public static class CostSheet
{
    /// <param name="months">Every month of the period, oldest first.</param>
    /// <param name="before">The months of the period before; empty where nothing is known.</param>
    public static Sheet Of(Ask ask, ImmutableArray<PeriodLedger> months, ImmutableArray<PeriodLedger> before, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var title = say.Format("Manager_TitleCost", ask.Period.Name(reader.Culture));
        if (months.All(m => m.Standing.IsEmpty))
            return new Sheet { Ask = ask, Title = title, Headline = say.Format("Manager_CostNone", ask.Period.Name(reader.Culture)) };
        var net = months.Sum(m => m.Invoiced.Net);
        var blocks = ImmutableList.CreateBuilder<Block>();
        blocks.Add(new Block.Facts(FactsOf(months, book, say)));
        blocks.Add(new Block.Line(Trend(ask, net, before, book, reader)));
        if (before.Any(m => !m.Standing.IsEmpty) && Plain.IsCut(ask, ask.Period.ComparableMonths(reader.Today)))
            blocks.Add(new Block.Line(say["Manager_SameMonths"], Tone.Subtle));
        blocks.AddRange(Pools(ask, months, book, reader));
        if (months.Length > 1) blocks.Add(Chart(months, net, book, reader));
        blocks.Add(Table(months, book, reader));
        if (ask.Period.From.Day != 1 || ask.Period.Until.Day != 1) blocks.Add(new Block.Line(say["Manager_WholeMonths"], Tone.Subtle));
        if (months[^1].Period == reader.Today.ToYearMonth()) blocks.Add(new Block.Line(say["Manager_CostProvisional"], Tone.Subtle));
        return new Sheet
        {
            Ask = ask,
            Title = title,
            Headline = say.Format(
                "Manager_CostHeadline", ask.Period.Name(reader.Culture), say.Money(net, book.Currency),
                say.Money(months.Sum(m => m.Fees.Net), book.Currency), say.Money(net - months.Sum(m => m.Fees.Net), book.Currency)),
            Blocks = blocks.ToImmutable(),
            Rows = Rows(months),
            Tickets = [.. TicketsOf(months)],
            Next = [Topic.Tickets, Topic.Advice, Topic.Levels],
        };
    }

    /// <summary>Tickets with work in the months.</summary>
    private static IEnumerable<string> TicketsOf(ImmutableArray<PeriodLedger> months) =>
        months.SelectMany(m => m.Postings<Posting.Worked>()).Select(w => w.Ticket).Distinct(StringComparer.Ordinal);

    private static ImmutableList<Fact> FactsOf(ImmutableArray<PeriodLedger> months, ContractBook book, Texts say)
    {
        var (net, covered, held) = (months.Sum(m => m.Invoiced.Net), months.Sum(m => m.CoveredValue), months.Sum(m => m.Held));
        var tickets = TicketsOf(months).Count();
        var facts = ImmutableList.CreateBuilder<Fact>();
        facts.Add(new Fact(say["Manager_Gross"], say.Money(months.Sum(m => m.Invoiced.Gross), book.Currency)));
        facts.Add(new Fact(say["Manager_Covered"], say.Money(covered, book.Currency)));
        if (held > 0) facts.Add(new Fact(say["Manager_Held"], say.Money(held, book.Currency)));
        facts.Add(new Fact(say["Manager_WorkedTickets"], say.Format("Manager_TicketsAndHours", tickets, say.Length(months.Sum(m => m.WorkedMinutes)))));
        if (tickets > 0) facts.Add(new Fact(say["Manager_PerTicket"], say.Money(decimal.Round(net / tickets, 2, MidpointRounding.AwayFromZero), book.Currency)));
        return facts.ToImmutable();
    }

    private static string Trend(Ask ask, decimal net, ImmutableArray<PeriodLedger> before, ContractBook book, Reader reader)
    {
        var name = (ask.Against ?? ask.Period.ComparableMonths(reader.Today)).Name(reader.Culture);
        if (before.All(m => m.Standing.IsEmpty)) return reader.Say.Format("Manager_NoEarlier", name);
        var earlier = before.Sum(m => m.Invoiced.Net);
        var key = net < earlier ? "Manager_CostLess" : net > earlier ? "Manager_CostMore" : "Manager_CostSame";
        return reader.Say.Format(key, name, reader.Say.Money(earlier, book.Currency));
    }

    /// <summary>What was drawn from prepaid pools in their current calendar period, and where that leads at this pace.</summary>
    private static IEnumerable<Block> Pools(Ask ask, ImmutableArray<PeriodLedger> months, ContractBook book, Reader reader)
    {
        foreach (var contract in book.ContractsOf(ask.ClientId))
        {
            if (contract is not { Status: ContractStatus.Active, Pool: { Periodic: { } periodic } pool }) continue;
            var (from, until) = PeriodAround(periodic.Every, reader.Today);
            var used = months.Where(m => m.Period.OnDayOfMonth(1) >= from && m.Period.OnDayOfMonth(1) < until)
                .SelectMany(m => m.Postings<Posting.Drawn>()).Where(d => d.Draw.Contract == contract.Id).Sum(d => d.Draw.Quantity);
            if (months.All(m => m.Period != reader.Today.ToYearMonth())) continue;
            var elapsed = NodaTime.Period.DaysBetween(from, reader.Today) + 1;
            var whole = NodaTime.Period.DaysBetween(from, until);
            var forecast = decimal.Round(used * whole / elapsed, 0, MidpointRounding.AwayFromZero);
            var key = forecast > periodic.Quantity ? "Manager_PoolShort" : "Manager_PoolEnough";
            yield return new Block.Line(reader.Say.Format(
                key, contract.Id, Units(used, pool.Unit, reader.Say), Units(periodic.Quantity, pool.Unit, reader.Say),
                Units(forecast, pool.Unit, reader.Say), reader.Say.Day(until.PlusDays(-1))));
        }
    }

    private static string Units(decimal quantity, PoolUnit unit, Texts say) => unit switch
    {
        PoolUnit.Minutes => say.Length(quantity),
        PoolUnit.Incidents => say.Format("Manager_Incidents", say.Number(quantity, 0)),
        PoolUnit.Amount => say.Number(quantity, 2),
    };

    private static (LocalDate From, LocalDate Until) PeriodAround(PeriodLength every, LocalDate today)
    {
        var months = every switch { PeriodLength.Month => 1, PeriodLength.Quarter => 3, PeriodLength.Year => 12 };
        var from = new LocalDate(today.Year, ((today.Month - 1) / months * months) + 1, 1);
        return (from, from.PlusMonths(months));
    }

    private static Block.Chart Chart(ImmutableArray<PeriodLedger> months, decimal net, ContractBook book, Reader reader)
    {
        var most = months.MaxBy(m => m.Invoiced.Net) ?? months[0];
        return new Block.Chart(
            reader.Say["Manager_CostChart"],
            reader.Say.Format("Manager_CostAlt", months.Length, reader.Say.Money(net, book.Currency), NameOf(most, reader), reader.Say.Money(most.Invoiced.Net, book.Currency)),
            book.Currency,
            [.. months.Select(m => new Bar(NameOf(m, reader), m.Invoiced.Net, reader.Say.Money(m.Invoiced.Net, book.Currency)))]);
    }

    private static Block.Table Table(ImmutableArray<PeriodLedger> months, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        return new Block.Table(
            [say["Manager_Month"], say["Manager_Fee"], say["Manager_Work"], say["Manager_Covered"], say["Manager_WorkedTickets"]],
            [.. months.Select(m => ImmutableList.Create(
                NameOf(m, reader), say.Money(m.Fees.Net, book.Currency), say.Money(m.Invoiced.Net - m.Fees.Net, book.Currency),
                say.Money(m.CoveredValue, book.Currency), say.Number(m.Postings<Posting.Worked>().Count(), 0)))]);
    }

    /// <summary>One row for each ticket and month, and one for each fee: nothing in a sum is without its origin.</summary>
    private static Block.Table Rows(ImmutableArray<PeriodLedger> months) => new(
        ["month", "ticket", "outcome", "worked_minutes", "covered_value", "net", "tax", "held"],
        [.. months.SelectMany(m => m.Standing.GroupBy(e => e.Posting.TicketId ?? "").Select(g => ImmutableList.Create(
            m.Period.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture), g.Key.Length == 0 ? "fee" : g.Key,
            g.Select(e => e.Posting).OfType<Posting.Worked>().FirstOrDefault()?.Outcome ?? "",
            Plain.Of(g.Sum(e => e.Posting.Content() is (var sign, Posting.Worked w) ? sign * w.Minutes.Worked : 0L)),
            Plain.Of(g.Sum(e => e.Posting.Content() is (var sign, Posting.Worked w) ? sign * w.CoveredValue : 0m)),
            Plain.Of(g.Sum(e => e.Posting.Invoiced.Net)), Plain.Of(g.Sum(e => e.Posting.Invoiced.Tax)),
            Plain.Of(g.Sum(e => e.Posting.Content() is (var sign, Posting.Charged c) ? sign * c.Held.Amount : 0m)))))]);

    private static string NameOf(PeriodLedger month, Reader reader) => month.Period.OnDayOfMonth(1).ToString("MMM uuuu", reader.Culture);
}
