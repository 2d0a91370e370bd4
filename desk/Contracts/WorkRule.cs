namespace SupportBot.Desk.Contracts;

/// <summary>
/// Selects work. Matches when every given selector contains the request's value; a missing value never matches.
/// A selector that is null was not given; at least one is given, and none is empty.
/// </summary>
public sealed record WorkRule
{
    public IReadOnlySet<string>? Devices { get; init; }

    public IReadOnlySet<string>? Users { get; init; }

    public IReadOnlySet<string>? Sites { get; init; }

    public IReadOnlySet<string>? Services { get; init; }

    public IReadOnlySet<Cause>? Causes { get; init; }

    /// <summary>Free labels.</summary>
    public IReadOnlySet<string>? DeviceClasses { get; init; }

    /// <summary>Free labels.</summary>
    public IReadOnlySet<string>? UserClasses { get; init; }

    /// <summary>Free labels.</summary>
    public IReadOnlySet<string>? Categories { get; init; }

    public IReadOnlySet<WorkType>? WorkTypes { get; init; }

    /// <summary>Free labels.</summary>
    public IReadOnlySet<string>? Roles { get; init; }

    /// <summary>In an inclusion: takes work back that a less specific exclusion removed.</summary>
    public bool BeatsExclusion { get; init; }

    /// <summary>Sum of the weights of the selectors that are given; larger is more specific.</summary>
    public int Specificity =>
        (Devices is null ? 0 : 512) + (Users is null ? 0 : 256) + (Sites is null ? 0 : 128) + (Services is null ? 0 : 64)
        + (Causes is null ? 0 : 32) + (DeviceClasses is null ? 0 : 16) + (UserClasses is null ? 0 : 8)
        + (Categories is null ? 0 : 4) + (WorkTypes is null ? 0 : 2) + (Roles is null ? 0 : 1);
}

/// <summary>Why a fault happened, as a technician judged it.</summary>
public enum Cause
{
    Unknown,
    Wear,
    UserDamage,
    ThirdParty,
    OwnChange,
    Security,
}

/// <summary>What was done, for the price.</summary>
public enum WorkType
{
    Remote,
    Onsite,
    Project,
    Travel,
}
