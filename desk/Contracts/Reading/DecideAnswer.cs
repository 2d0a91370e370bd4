using System.Text.Json.Nodes;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>What a decision answers to one input.</summary>
public abstract record DecideAnswer
{
    private DecideAnswer() { }

    public sealed record Decided(JsonObject Result) : DecideAnswer;

    public sealed record Refused(InputError Error) : DecideAnswer;
}

/// <summary>
/// A decision of the command line. Reads the input's shape, then checks it against the book, then decides; pure.
/// </summary>
/// <param name="book">A checked book.</param>
/// <param name="input">Its paths start with <c>input</c>.</param>
public delegate DecideAnswer Decide(ContractBook book, DocumentReader input);
