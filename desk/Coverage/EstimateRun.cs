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
    public TicketCase Settle(Instant start, long minutes, bool rounding = true)
    {
        var entry = new LoggedEntry(
            input.Request.Id, start, start + Duration.FromMinutes(minutes), input.Role, input.WorkType);
        return new SettleRun(client, opening, priors, rounding).Settle([new TicketWork(input.Request, [entry])])[0];
    }
}
