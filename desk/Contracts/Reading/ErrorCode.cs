namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Why a contract book or an input is refused.</summary>
public enum ErrorCode
{
    /// <summary>Not YAML or JSON, a key twice, a tab as indentation; stands alone.</summary>
    Syntax,

    /// <summary>A required key is absent or null; the path is the missing key's.</summary>
    Missing,

    /// <summary>A key that the reference does not have.</summary>
    UnknownKey,

    /// <summary>Text for a list, a number for a text, <c>"5"</c> for a whole number.</summary>
    WrongType,

    /// <summary>Outside a list of accepted values, a malformed id, empty text.</summary>
    NotAllowed,

    /// <summary>A number outside its limits, a list too short.</summary>
    OutOfRange,

    /// <summary>Too many decimals, a fraction where whole numbers are needed, seconds where minutes are.</summary>
    Precision,

    BadNumber,

    BadDate,

    BadTime,

    BadInstant,

    BadZone,

    /// <summary>An id (or what stands for one) twice.</summary>
    DuplicateId,

    /// <summary>An id that is not defined.</summary>
    UnknownRef,

    /// <summary>An end before its start, or values that must ascend and do not.</summary>
    Order,

    /// <summary>Windows of one day overlap.</summary>
    Overlap,

    /// <summary>Parents or fallbacks in a ring.</summary>
    Cycle,

    /// <summary>Keys that exclude each other or do not fit the kind.</summary>
    Conflict,
}

/// <summary>The names of the codes on the wire.</summary>
public static class ErrorCodes
{
    public static string Name(this ErrorCode code) => code switch
    {
        ErrorCode.Syntax => "syntax",
        ErrorCode.Missing => "missing",
        ErrorCode.UnknownKey => "unknown-key",
        ErrorCode.WrongType => "wrong-type",
        ErrorCode.NotAllowed => "not-allowed",
        ErrorCode.OutOfRange => "out-of-range",
        ErrorCode.Precision => "precision",
        ErrorCode.BadNumber => "bad-number",
        ErrorCode.BadDate => "bad-date",
        ErrorCode.BadTime => "bad-time",
        ErrorCode.BadInstant => "bad-instant",
        ErrorCode.BadZone => "bad-zone",
        ErrorCode.DuplicateId => "duplicate-id",
        ErrorCode.UnknownRef => "unknown-ref",
        ErrorCode.Order => "order",
        ErrorCode.Overlap => "overlap",
        ErrorCode.Cycle => "cycle",
        ErrorCode.Conflict => "conflict",
    };
}
