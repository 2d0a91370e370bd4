using System.Collections.Immutable;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Knowledge.Triage;

/// <summary>What somebody's words are about, how bad it is, and how sure that is.</summary>
public sealed record TriageVerdict
{
    /// <summary>Id used for <see cref="ServiceId"/> when no service is named or guessed.</summary>
    public const string OtherService = "other";

    public required TriageKind Kind { get; init; }

    /// <summary>Service id; <see cref="OtherService"/> when none is recognised.</summary>
    public required string ServiceId { get; init; }

    /// <summary>English name of the service, for logs and the desk; what users see comes from the wording.</summary>
    public required string ServiceName { get; init; }

    public required Impact Impact { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>The matrix cell of impact and urgency; never set in another way.</summary>
    public Priority Priority => PriorityMatrix.PriorityOf(Impact, Urgency);

    /// <summary>The cell as a person reads it, for example <c>Team × Stopped = P2</c>.</summary>
    public string Cell => PriorityMatrix.CellOf(Impact, Urgency);

    /// <summary>"since this morning" as it was said; null when nothing was said.</summary>
    public string? Since { get; init; }

    /// <summary>Phishing, malware, lost devices, stolen accounts: the desk looks at it first.</summary>
    public bool IsSecurityRelevant { get; init; }

    /// <summary>Fire, smoke, electricity, injury: people come before computers, and no instructions are offered.</summary>
    public bool IsDanger { get; init; }

    /// <summary>How sure the service is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The one question whose answer would change most; null when the verdict is sure enough.</summary>
    public TriageQuestion? Question { get; init; }

    /// <summary>Asking back is better than going on.</summary>
    public bool IsUnsure => Question is not null;

    /// <summary>Why it was triaged so: the words found and what they stand for, in the order they count.</summary>
    public ImmutableList<TriageEvidence> Evidence { get; init; } = [];

    /// <summary>The evidence in English, for the command line.</summary>
    public IEnumerable<string> Reasons => Evidence.Select(e => e.ToString());
}

/// <summary>What somebody wants.</summary>
public enum TriageKind
{
    /// <summary>Something does not work.</summary>
    Incident,

    /// <summary>Something new: a device, an access, an installation.</summary>
    Request,

    /// <summary>How something is done.</summary>
    Question,

    /// <summary>Nothing that an IT desk does.</summary>
    OutOfScope,

    ChitChat,

    Thanks,

    Greeting,

    /// <summary>Wants a person, not a bot.</summary>
    Human,
}

/// <summary>How many people cannot work as they should.</summary>
public enum Impact
{
    Person,
    Team,
    Site,
    Company,
}

/// <summary>What the problem does to the work of those it hits.</summary>
public enum Urgency
{
    Annoying,
    Hampered,
    Stopped,
}

/// <summary>A question back, whose words the dialogs choose.</summary>
/// <param name="About">What the answer tells.</param>
/// <param name="Services">For <see cref="TriageUnknown.Service"/>: the likeliest services, most likely first; may be empty.</param>
public sealed record TriageQuestion(TriageUnknown About, ImmutableList<string> Services);

/// <summary>What a question back can be about.</summary>
public enum TriageUnknown
{
    /// <summary>What is affected at all.</summary>
    Service,

    /// <summary>What goes wrong with the service that was named.</summary>
    Problem,

    /// <summary>Whether others have it too.</summary>
    Impact,
}
