using System.Collections.Immutable;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Contracts;

/// <summary>What became of reading a contract book; one with an error is never used in part.</summary>
public abstract record BookReading
{
    private BookReading() { }

    public sealed record Complete(ContractBook Book) : BookReading;

    /// <param name="Errors">At least one, by line, then path.</param>
    public sealed record Refused(ImmutableArray<InputError> Errors) : BookReading
    {
        /// <summary>The error to report where only one is.</summary>
        public InputError First { get; init; } = Errors[0];
    }
}
