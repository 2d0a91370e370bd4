using SupportBot.Desk.Billing;

namespace SupportBot.Desk.Coverage;

/// <summary>The outcome of a settled ticket in one word.</summary>
internal static class Outcomes
{
    public static CoverageOutcome Of(TicketCase ticket, Amounts charged) => ticket.State switch
    {
        CaseState.Undetermined => CoverageOutcome.Undetermined,
        CaseState.Warranty => CoverageOutcome.CoveredWarranty,
        CaseState.NoWork => CoverageOutcome.NoWork,
        CaseState.Working => OfWork(ticket, charged.Net),
    };

    private static CoverageOutcome OfWork(TicketCase ticket, decimal net)
    {
        var drawn = ticket.Draws.Count > 0;
        if (net == 0m)
        {
            return drawn ? CoverageOutcome.CoveredPool : CoverageOutcome.Covered;
        }

        return drawn || ticket.Segments.Exists(segment => segment.Treatment == Treatment.Covered)
            ? CoverageOutcome.Partly
            : CoverageOutcome.Billable;
    }
}
