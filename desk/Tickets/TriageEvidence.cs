namespace SupportBot.Desk.Tickets;

/// <summary>One thing that said what a report is about or how bad it is, as stable codes and the person's own words.</summary>
/// <param name="Fact">
/// <c>service articles learned kind impact urgency security danger model device</c>, or <c>cell</c> of the matrix with the priority.
/// </param>
/// <param name="Detail">What it says: a service or device id, or a name of kind, impact or urgency; of a cell both and the priority, with blanks between.</param>
/// <param name="Words">The words that said so, masked; empty when none did.</param>
public sealed record TriageEvidence(string Fact, string Detail, string Words)
{
    /// <summary>For the desk's tools, in English.</summary>
    public override string ToString() => (Detail.Length > 0 ? $"{Fact} {Detail}" : Fact) + (Words.Length > 0 ? $": {Words}" : "");
}
