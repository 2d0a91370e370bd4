using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Report;

/// <summary>All that a report's card is made of.</summary>
/// <param name="Report">The report as it will be stored.</param>
/// <param name="Article">The best article; null when none fits.</param>
/// <param name="Decision">Coverage, money and the wait offer.</param>
/// <param name="Impact">How many are hit, as triaged.</param>
/// <param name="Urgency">How badly, as triaged.</param>
public sealed record Offer(ProblemReport Report, Article? Article, CoverageDecision Decision, Impact Impact, Urgency Urgency)
{
    /// <summary>The one contract that takes the work; null when none or several do.</summary>
    public Contract? Contract { get; init; }

    /// <summary>What the articles say about it, in a model's words that were checked; null without a model or without a sound answer.</summary>
    public GroundedAnswer? Answer { get; init; }

    public required string Currency { get; init; }

    /// <summary>The reporter may authorise the amount without asking anybody.</summary>
    public bool MayApproveAlone { get; init; }

    /// <summary>The person only wants to talk; no billable work is asked for.</summary>
    public bool TalkOnly { get; init; }

    /// <summary>Somebody at the client must agree before work starts.</summary>
    public bool NeedsApproval => !TalkOnly && !MayApproveAlone && Decision.Authority is { State: AuthorityState.NeedsApproval };

    public string Headline(Texts say) => say.Format(
        "Report_Headline", Report.ServiceName, say["Impact_" + Impact], say["Urgency_" + Urgency], Report.Priority.ToString()[1..]);

    /// <summary>The promise when work starts at the cheaper, later instant: its likely price is the only one known.</summary>
    public TicketPromise PromiseWhenWaiting() => Decision.Alternative is { } later
        ? Report.Promise with { Low = later.Net, High = later.Net, Authorised = later.Net, NotBefore = later.Start }
        : Report.Promise;
}
