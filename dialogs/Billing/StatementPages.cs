using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>A statement in the reader's words, for a card and for paper.</summary>
public static class StatementPages
{
    /// <summary>The statement as a sheet: printed, saved as CSV, behind a link.</summary>
    public static Sheet SheetOf(Ask ask, string title, Statement statement, Texts say) => new()
    {
        Ask = ask,
        Title = title,
        Headline = say.Format("Billing_StatementHeadline", say.Money(statement.Total.Gross, statement.Currency)),
        Blocks = Of(statement, say),
        Rows = StatementRows.Of(statement),
        Tickets = [.. statement.Tickets.Select(t => t.Id)],
    };

    /// <summary>Totals first, then charges, fees, the work with why it costs what it costs, and the pools.</summary>
    public static ImmutableList<Block> Of(Statement statement, Texts say)
    {
        var blocks = ImmutableList.Create<Block>(
            new Block.Line(say.Format(statement.IsFinal ? "Billing_StatementFinal" : "Billing_StatementProvisional", statement.ProviderName), Tone.Subtle),
            new Block.Facts(SummaryOf(statement, say)));
        blocks = Section(blocks, say["Billing_Charges"], Charges(statement, say));
        blocks = Section(blocks, say["Billing_Fees"], Fees(statement, say));
        blocks = Section(blocks, say["Billing_Work"], Work(statement, say));
        return Section(blocks, say["Billing_Pools"], Pools(statement, say));
    }

    private static ImmutableList<Block> Section(ImmutableList<Block> blocks, string title, Block.Table table) =>
        table.Rows.IsEmpty ? blocks : blocks.Add(new Block.Line(title, Tone.Strong)).Add(table);

    private static ImmutableList<Fact> SummaryOf(Statement s, Texts say)
    {
        var facts = ImmutableList.Create(
            new Fact(say["Billing_Net"], say.Money(s.Total.Net, s.Currency)),
            new Fact(say["Billing_Tax"], say.Money(s.Total.Tax, s.Currency)),
            new Fact(say["Billing_Gross"], say.Money(s.Total.Gross, s.Currency)),
            new Fact(say["Billing_Worked"], say.Length(s.WorkedMinutes)));
        if (s.CoveredValue > 0m)
            facts = facts.Add(new Fact(say["Billing_CoveredWork"], say.Format("Billing_CoveredWorth", say.Length(s.CoveredMinutes), say.Money(s.CoveredValue, s.Currency))));
        return s.Held > 0m
            ? facts.Add(new Fact(say["Billing_HeldFact"], say.Format("Billing_HeldValue", say.Money(s.Held, s.Currency), say.Number(s.HeldMinutes, 0))))
            : facts;
    }

    private static Block.Table Charges(Statement s, Texts say) => new(
        [say["Billing_Ticket"], say["Billing_Day"], say["Billing_What"], say["Billing_Minutes"], say["Billing_Rate"], say["Billing_Net"]],
        [.. s.Lines.Select(line => ImmutableList.Create(
            line.Ticket,
            line.Day is { } day ? say.Day(day) : "",
            WhatOf(line, s.Currency, say),
            line.Time is { } time ? say.Number(time.Minutes, time.Minutes % 1m == 0m ? 0 : 2) : "",
            RateOf(line.Time, s.Currency, say),
            say.Money(line.Invoiced.Net, s.Currency)))]);

    private static string WhatOf(StatementLine line, string currency, Texts say)
    {
        var kind = Corrected(say["Billing_Charge_" + line.Kind], line.Corrects, say);
        return line.Held == 0m ? kind : say.Format("Billing_OfWhichHeld", kind, say.Money(line.Held, currency));
    }

    private static string Corrected(string words, YearMonth? month, Texts say) =>
        month is { } corrected ? say.Format("Billing_CorrectionOf", words, say.Month(corrected)) : words;

    private static string RateOf(ChargedTime? time, string currency, Texts say) => time switch
    {
        null => "",
        { Multiplier: 1m } => say.Money(time.Rate, currency),
        _ => $"{say.Money(time.Rate, currency)} × {say.Number(time.Multiplier, time.Multiplier % 1m == 0m ? 0 : 2)}",
    };

    private static Block.Table Fees(Statement s, Texts say) => new(
        [say["Billing_Contract"], say["Billing_Base"], say["Billing_People"], say["Billing_Devices"], say["Billing_Net"]],
        [.. s.Fees.Select(fee => ImmutableList.Create(
            CoverageLines.NameOf(fee.Contract), say.Money(fee.Base, s.Currency), say.Money(fee.Users, s.Currency),
            say.Money(fee.Devices, s.Currency), say.Money(fee.Net, s.Currency)))]);

    private static Block.Table Work(Statement s, Texts say) => new(
        [say["Billing_Ticket"], say["Billing_Title"], say["Billing_Outcome"], say["Billing_Because"], say["Billing_Minutes"], say["Billing_Value"]],
        [.. s.Tickets.Select(ticket => ImmutableList.Create(
            ticket.Id,
            Corrected(ticket.Title, ticket.Corrects, say),
            string.Join(", ", ticket.Outcome.Split(' ').Select(outcome => say["Billing_Outcome_" + outcome])),
            string.Join(", ", ticket.Reasons.Select(reason => say["Billing_Cause_" + reason])),
            say.Number(ticket.Minutes.Worked, 0),
            ticket.CoveredValue != 0m ? say.Money(ticket.CoveredValue, s.Currency) : ""))]);

    private static Block.Table Pools(Statement s, Texts say) => new(
        [say["Billing_Contract"], say["Billing_Grant"], say["Billing_Drawn"]],
        [.. s.Pools.Select(pool => ImmutableList.Create(
            CoverageLines.NameOf(pool.Contract), Corrected(pool.Grant, pool.Corrects, say), MoneyLines.Units(pool.Drawn, pool.Unit, s.Currency, say)))]);
}
