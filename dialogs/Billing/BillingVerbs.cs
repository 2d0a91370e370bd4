namespace SupportBot.Dialogs.Billing;

/// <summary>What buttons about time and money can ask for; see <see cref="Verbs"/> for the rule.</summary>
public static class BillingVerbs
{
    public const string LogTime = "time.log";
    public const string Save = "time.save";
    public const string Cancel = "time.cancel";
    public const string ShowTime = "time.show";
    public const string CorrectTime = "time.correct";
    public const string CorrectCoverage = "coverage.correct";
    public const string WhyTicket = "coverage.why-ticket";
    public const string ApproveUpTo = "approval.up-to";
    public const string AskAgain = "approval.ask-again";
}
