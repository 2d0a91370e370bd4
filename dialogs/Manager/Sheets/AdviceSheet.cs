using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>All that the advice says, and what it rests on.</summary>
/// <param name="Result">The comparison.</param>
/// <param name="Choice">What is compared.</param>
/// <param name="BreakFix">Each month replayed under the break-fix contract.</param>
/// <param name="Managed">Each month replayed under the managed one.</param>
/// <param name="Prevention">Assumed share of downtime that a managed service prevents.</param>
public sealed record AdviceFigures(
    ComparisonResult Result, ContractChoice Choice, ImmutableArray<ReplayedMonth> BreakFix, ImmutableArray<ReplayedMonth> Managed, Prevention Prevention);

/// <summary>"are we better off with a managed contract?"</summary>
public static class AdviceSheet
{
    public static Sheet Of(Ask ask, AdviceFigures? figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var title = say["Manager_TitleAdvice"];
        if (figures is null) return new Sheet { Ask = ask, Title = title, Headline = say["Manager_AdviceNoOffer"] };
        if (figures.Result is not ComparisonResult.Compared result)
        {
            return new Sheet
            {
                Ask = ask,
                Title = title,
                Headline = say.Format("Manager_TooLittleData", figures.Result.Months),
                Blocks = figures.BreakFix.IsEmpty ? [] : [new Block.Line(say["Manager_ReplaySoFar"], Tone.Subtle), Replay(figures, book, reader)],
                Next = [Topic.Cost, Topic.Downtime],
            };
        }

        return new Sheet
        {
            Ask = ask,
            Title = title,
            Headline = Headline(result, figures.Choice, book, say),
            Blocks = [.. Body(result, figures, book, reader)],
            Rows = Rows(figures),
            Buttons = result.Questions.IsEmpty ? [] : [Questions(ask, result, say)],
            Next = [Topic.Cost, Topic.Downtime],
        };
    }

    /// <summary>The difference on invoices as it is, whichever way it points, and what the case rests on.</summary>
    private static string Headline(ComparisonResult.Compared result, ContractChoice choice, ContractBook book, Texts say)
    {
        var difference = say.Money(Math.Abs(result.DifferenceOnInvoices), book.Currency);
        var invoices = result.DifferenceOnInvoices switch
        {
            > 0m => say.Format("Manager_ManagedCheaper", difference),
            < 0m => say.Format("Manager_BreakFixCheaper", difference),
            _ => say["Manager_SamePrice"],
        };
        var advice = say[(choice.IsManagedNow ? "Manager_AdviceStay_" : "Manager_Advice_") + result.Advice];
        var rests = FactorsOf(result.Factors).Where(f => f.Value == Direction(result.Advice)).Select(f => say["Manager_Factor_" + f.Name]).ToList();
        return rests.Count == 0 ? $"{advice} {invoices}" : $"{advice} {invoices} {say.Format("Manager_RestsOn", string.Join(", ", rests))}";
    }

    private static int Direction(ModelAdvice advice) => advice switch { ModelAdvice.Managed => 1, ModelAdvice.BreakFix => -1, ModelAdvice.Mixed => 2 };

    private static (string Name, int Value)[] FactorsOf(Factors f) =>
        [("Invoices", f.Invoices), ("Downtime", f.Downtime), ("Steadiness", f.Steadiness), ("Needs", f.Needs), ("Tolerance", f.Tolerance)];

    private static IEnumerable<Block> Body(ComparisonResult.Compared result, AdviceFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        string Money(decimal amount) => say.Money(amount, book.Currency);
        yield return new Block.Line(say.Format("Manager_Against", string.Join(" ", result.Against.Select(a => say["Manager_Objection_" + a]))), Tone.Strong);
        yield return new Block.Facts(
        [
            new Fact(say["Manager_VariableMean"], Money(result.VariableMean)),
            new Fact(say["Manager_ManagedMonthly"], say.Format("Manager_FeeAndRest", Money(result.ManagedMonthly), Money(result.Residual))),
            new Fact(say["Manager_MonthsAbove"], say.Format("Manager_OfMonths", result.MonthsAboveManaged, result.Months)),
            new Fact(say["Manager_DowntimeMean"], Money(result.DowntimeMean)),
            new Fact(say["Manager_BreakEvenTickets"], result.BreakEvenTickets is { } t ? say.Number(t, 1) : "–"),
            new Fact(say["Manager_Forecast"], say.Format(
                "Manager_ForecastText", Money(result.Forecast.P10), Money(result.Forecast.P50), Money(result.Forecast.P90),
                Money(result.Forecast.ManagedTotal), say.Number(result.Forecast.ChanceAboveManaged * 100m, 0))),
            new Fact(say["Manager_Trend"], say["Manager_Trend_" + result.Trend]),
        ]);
        yield return new Block.Table(
            [say["Manager_Prevented"], say["Manager_BreakEvenFee"], say["Manager_Difference"]],
            [.. result.BreakEven.Select(b => ImmutableList.Create(say.Format("Manager_Percent", say.Number(b.Prevention * 100m, 0)), Money(b.Fee), Money(b.Difference)))]);
        yield return Replay(figures, book, reader);
        yield return new Block.Line(
            say.Format("Manager_AdviceAssumes", Money(DowntimeFigures.Assumed.HourlyCost), figures.Choice.BreakFix.Id, figures.Choice.Managed.Id), Tone.Subtle);
        foreach (var warning in result.Warnings) yield return new Block.Line(say["Manager_Warning_" + warning], Tone.Subtle);
    }

    /// <summary>The real tickets of each month under both contracts.</summary>
    private static Block.Table Replay(AdviceFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        return new Block.Table(
            [say["Manager_Month"], say["Manager_Count"], say["Manager_UnderBreakFix"], say["Manager_UnderManaged"]],
            [.. figures.BreakFix.Zip(figures.Managed).Select(m => ImmutableList.Create(
                m.First.Month.OnDayOfMonth(1).ToString("MMM uuuu", reader.Culture), say.Number(m.First.Tickets, 0),
                say.Money(m.First.Fee + m.First.Billed, book.Currency), say.Money(m.Second.Fee + m.Second.Billed, book.Currency)))]);
    }

    private static Block.Table Rows(AdviceFigures figures) => new(
        ["month", "tickets", "break_fix_net", "managed_fee", "managed_besides"],
        [.. figures.BreakFix.Zip(figures.Managed).Select(m => ImmutableList.Create(
            m.First.Month.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture), Plain.Of(m.First.Tickets),
            Plain.Of(m.First.Fee + m.First.Billed), Plain.Of(m.Second.Fee), Plain.Of(m.Second.Billed)))]);

    /// <summary>What the data does not answer, in one form.</summary>
    private static Button Questions(Ask ask, ComparisonResult.Compared result, Texts say)
    {
        ImmutableList<Option> yesNo = [new("true", say["Manager_Yes"]), new("false", say["Manager_No"])];
        var inputs = result.Questions.Select(q => (Input)(q switch
        {
            FitQuestion.AcceptableHours => new Input.Number("AcceptableHours", say["Manager_Fit_AcceptableHours"], Required: false, 0, 10_000),
            FitQuestion.Services => new Input.Number("Services", say["Manager_Fit_Services"], Required: false, 0, 1_000),
            _ => new Input.Choice(q.ToString(), say["Manager_Fit_" + q], Required: false, yesNo),
        }));
        return new Button(say["Manager_AnswerQuestions"], Verbs.FiguresFit, ask.Data, [.. inputs]);
    }
}
