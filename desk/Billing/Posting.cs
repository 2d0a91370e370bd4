using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace SupportBot.Desk.Billing;

/// <summary>What one entry of the ledger says.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Charged), "charge")]
[JsonDerivedType(typeof(Drawn), "draw")]
[JsonDerivedType(typeof(Worked), "work")]
[JsonDerivedType(typeof(ManagedFee), "fee")]
[JsonDerivedType(typeof(Released), "release")]
[JsonDerivedType(typeof(Corrected), "correction")]
public abstract record Posting
{
    private Posting()
    {
    }

    /// <summary>What may be invoiced because of it; zero for what costs no money.</summary>
    [JsonIgnore]
    public virtual Amounts Invoiced => Amounts.Zero;

    /// <summary>Ticket it is about; null for a fee.</summary>
    [JsonIgnore]
    public abstract string? TicketId { get; }

    /// <summary>What is booked in the end: 1 and itself; of a correction the corrected posting, and -1 where that is taken back.</summary>
    public virtual (int Sign, Posting What) Content() => (1, this);

    /// <summary>A line of a ticket; what is held of it is not invoiced.</summary>
    public sealed record Charged(Charge Line, HeldPart Held) : Posting
    {
        [JsonIgnore]
        public override Amounts Invoiced => new(Line.Amount - Held.Amount, Line.Tax - Held.Tax);

        [JsonIgnore]
        public override string TicketId => Line.Ticket;
    }

    /// <summary>Units taken from a prepaid grant.</summary>
    public sealed record Drawn(PoolDraw Draw) : Posting
    {
        [JsonIgnore]
        public DrawnGrant Taken => new(Draw.Contract, Draw.Grant, Draw.Quantity);

        [JsonIgnore]
        public override string TicketId => Draw.Ticket;
    }

    /// <summary>What was decided about a ticket's work of the month, and what the covered part would have cost.</summary>
    /// <param name="Outcome">Stable code, see <see cref="Coverage.OutcomeNames"/>.</param>
    /// <param name="Reasons">Stable codes, ascending.</param>
    /// <param name="Contracts">Ids of the contracts that took a minute, ascending.</param>
    /// <param name="CoveredValue">Net, at the rate card.</param>
    public sealed record Worked(
        string Ticket,
        string Outcome,
        ImmutableList<string> Reasons,
        ImmutableList<string> Contracts,
        Coverage.WorkedMinutes Minutes,
        decimal CoveredValue) : Posting
    {
        [JsonIgnore]
        public override string TicketId => Ticket;
    }

    /// <summary>The managed fee of a contract for the month.</summary>
    public sealed record ManagedFee(RecurringCharge Fee) : Posting
    {
        [JsonIgnore]
        public override Amounts Invoiced => new(Fee.Net, Fee.Tax);

        [JsonIgnore]
        public override string? TicketId => null;
    }

    /// <summary>Money that was held in an invoiced month and is consented to now.</summary>
    public sealed record Released(string Ticket, decimal Net, decimal Tax) : Posting
    {
        [JsonIgnore]
        public override Amounts Invoiced => new(Net, Tax);

        [JsonIgnore]
        public override string TicketId => Ticket;
    }

    /// <summary>
    /// What a correction of invoiced work changes: the invoiced month keeps what it says, and the difference is booked in
    /// the month that is open.
    /// </summary>
    /// <param name="Month">The invoiced month that the corrected work belongs to.</param>
    /// <param name="Entry">Id of the corrected entry; null when a ticket's coverage was corrected.</param>
    /// <param name="Reversed"><paramref name="What"/> was invoiced and does not hold any more; otherwise it holds instead.</param>
    public sealed record Corrected(YearMonth Month, string? Entry, bool Reversed, Posting What) : Posting
    {
        [JsonIgnore]
        public override Amounts Invoiced => Reversed ? Amounts.Zero - What.Invoiced : What.Invoiced;

        [JsonIgnore]
        public override string? TicketId => What.TicketId;

        public override (int Sign, Posting What) Content() => (Reversed ? -1 : 1, What);
    }
}
