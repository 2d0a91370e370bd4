using NodaTime;

namespace SupportBot.Desk.Coverage;

/// <summary>Settles one imagined entry of an estimate, as often as it is asked.</summary>
internal sealed class EstimateRun(CompiledClient? client, EstimateInput input)
{
    private readonly Balances opening = Balances.Of(input.Ledger);
    private readonly PriorIncidents priors = new(input.PriorIncidents);

    public CompiledClient? Client => client;

    public EstimateInput Input => input;

    /// <param name="start">When the work starts.</param>
    /// <param name="minutes">How long it takes; 0 is no work.</param>
    /// <param name="rounding">False leaves minimum and step out.</param>
    public TicketCase Settle(Instant start, long minutes, bool rounding = true) =>
        new SettleRun(client, opening, priors, rounding).Settle([Work(start, minutes)])[0];

    /// <summary>
    /// What shorter and shorter parts of work from the planned start would cost without minimum and step. Who takes a minute
    /// does not depend on how long the work goes on, so it is found once for all lengths.
    /// </summary>
    /// <param name="most">The longest part, minutes.</param>
    /// <returns>Null where it does depend: a tie is judged over the whole, and one lost minute leaves all undetermined.</returns>
    public Func<long, decimal>? NetByLength(long most)
    {
        if (new SettleRun(client, opening, priors, rounding: false).AssignAlone(Work(Input.Start, most)) is not { } whole)
        {
            return null;
        }

        var begin = Minutes.Of(Input.Start);
        return minutes => minutes == 0
            ? 0m
            : new SettleRun(client, opening, priors, rounding: false)
                .NetOf(whole.Ticket.Before(begin + minutes, whole.Assigned));
    }

    private TicketWork Work(Instant start, long minutes)
    {
        var entry = new LoggedEntry(
            input.Request.Id, start, start + Duration.FromMinutes(minutes), input.Role, input.WorkType);
        return new TicketWork(input.Request, [entry]);
    }
}
