using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>What is wrong with a value, before it is known where the value stands.</summary>
/// <param name="Accepted">Accepted values, or the form of one.</param>
/// <param name="Reason">In English; null for the code's own sentence.</param>
public readonly record struct Fault(ErrorCode Code, ImmutableArray<string> Accepted, string? Reason = null);

/// <summary>The sentences for the operator, each naming the key.</summary>
internal static class Reasons
{
    public static string Of(string name, Fault fault) => fault.Reason is { } reason ? $"{name}: {reason}" : Sentence(name, fault.Code);

    private static string Sentence(string name, ErrorCode code) => code switch
    {
        ErrorCode.Syntax => $"{name} cannot be read",
        ErrorCode.Missing => $"{name} is required",
        ErrorCode.UnknownKey => $"{name} is not a key of this map",
        ErrorCode.WrongType => $"{name} is of another type",
        ErrorCode.NotAllowed => $"{name} has a value that is not accepted",
        ErrorCode.OutOfRange => $"{name} is outside its limits",
        ErrorCode.Precision => $"{name} is finer than accepted",
        ErrorCode.BadNumber => $"{name} is not a number",
        ErrorCode.BadDate => $"{name} is not a date of the calendar",
        ErrorCode.BadTime => $"{name} is not a time of day or a window",
        ErrorCode.BadInstant => $"{name} is not an instant",
        ErrorCode.BadZone => $"{name} is not a zone of the IANA database",
        ErrorCode.DuplicateId => $"{name} occurs twice",
        ErrorCode.UnknownRef => $"{name} is not defined",
        ErrorCode.Order => $"{name} is not in order",
        ErrorCode.Overlap => $"{name} overlaps another one of the same day",
        ErrorCode.Cycle => $"{name} lead back to where they start",
        ErrorCode.Conflict => $"{name} does not fit what stands beside it",
    };
}
