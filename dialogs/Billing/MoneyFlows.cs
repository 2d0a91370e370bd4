using SupportBot.Desk.Clients;

namespace SupportBot.Dialogs.Billing;

/// <summary>The use cases about time and money, and which words and buttons ask for them.</summary>
public sealed class MoneyFlows(MoneyDesk money, PeopleQueries people, MoneyQuestions questions)
{
    private readonly LogTime _logTime = new(money);
    private readonly SaveTime _saveTime = new(money, people);
    private readonly ShowTime _showTime = new(money);
    private readonly CorrectTime _correctTime = new(money);
    private readonly CorrectCoverage _correctCoverage = new(money);
    private readonly WhyTicket _whyTicket = new(money);
    private readonly DecideApproval _decide = new(money, people);
    private readonly MyApprovals _myApprovals = new(money);
    private readonly AskApprovalAgain _askAgain = new(money, people);

    /// <summary>Books what other steps change about money.</summary>
    public BookedSteps Steps { get; } = new(money);

    /// <summary>The use case of a pressed button or of typed words; null when it is none of these.</summary>
    public IFlow? For(Conversation conversation, UserInput input) =>
        input.Press is { } press ? ByVerb(press.Verb) : ByWords(input) ?? questions.For(conversation, input);

    private IFlow? ByVerb(string verb) => verb switch
    {
        BillingVerbs.LogTime => _logTime,
        BillingVerbs.Save or BillingVerbs.Cancel => _saveTime,
        BillingVerbs.ShowTime => _showTime,
        BillingVerbs.CorrectTime => _correctTime,
        BillingVerbs.CorrectCoverage => _correctCoverage,
        BillingVerbs.WhyTicket => _whyTicket,
        Verbs.TicketApprove or Verbs.TicketDecline or BillingVerbs.ApproveUpTo => _decide,
        BillingVerbs.AskAgain => _askAgain,
        _ => null,
    };

    private IFlow? ByWords(UserInput input)
    {
        var text = input.Text;
        if (text.Length > 2_000) return null;
        if (input.Person.IsDesk && ShowTime.TicketOf(text) is not null) return _showTime;
        if (input.Person.IsDesk && StartsLikeLog(text)) return _logTime;
        if (input.Person.IsDesk && CorrectCoverage.Read(text) is not null) return _correctCoverage;
        if (WhyTicket.TicketOf(text) is not null) return _whyTicket;
        if (MyApprovals.IsAsked(input)) return _myApprovals;
        return DecideApproval.Read(text) is not null ? _decide : null;
    }

    /// <summary>"log" as the first word of a technician is about time, also when the rest cannot be read.</summary>
    private static bool StartsLikeLog(string text) => text.StartsWith("log ", StringComparison.OrdinalIgnoreCase) || TimeWords.Read(text) is not null;
}
