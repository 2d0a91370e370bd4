using SupportBot.Desk.Contracts;

namespace SupportBot.Desk.Billing;

/// <summary>The stable codes of causes.</summary>
public static class Causes
{
    /// <summary>The cause of a code; what is not known is unknown.</summary>
    public static Cause Of(string? code) => code switch
    {
        "wear" => Cause.Wear,
        "user-damage" => Cause.UserDamage,
        "third-party" => Cause.ThirdParty,
        "own-change" => Cause.OwnChange,
        "security" => Cause.Security,
        _ => Cause.Unknown,
    };

    /// <summary>The work type of a code; remote when it is none.</summary>
    public static WorkType WorkTypeOf(string? code) => code switch
    {
        "onsite" => WorkType.Onsite,
        "project" => WorkType.Project,
        "travel" => WorkType.Travel,
        _ => WorkType.Remote,
    };
}
