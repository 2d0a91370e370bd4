using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>Questions of a client's people that the contract book and the ledger answer.</summary>
public sealed class MoneyQuestions(AskBalance balance, AskContract contract, AskCovered covered, ShowStatement statement)
{
    /// <summary>Longest question that is looked at; more words are a report of a problem.</summary>
    private const int MostWords = 14;

    /// <summary>The use case that answers; null when the words ask for something else.</summary>
    public IFlow? For(Conversation conversation, UserInput input)
    {
        if (ShowStatement.Asks(input.Text) && (input.Person.IsDesk || TicketAccess.MaySpend(input.Person))) return statement;
        if (input.Person.IsDesk || conversation.Unclear is not null) return null;
        var words = input.Text.ToLowerInvariant();
        if (words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is 0 or > MostWords) return null;
        var say = Texts.For(input);
        if (HasAny(say, "Billing_WordsBalance", words)) return balance;
        if (HasAny(say, "Billing_WordsContract", words)) return AsksWhatFits(input, say) ? null : contract;
        return HasAny(say, "Billing_WordsCovered", words) && IsQuestion(say, words) ? covered : null;
    }

    private static bool AsksWhatFits(UserInput input, Texts say) =>
        FigureAccess.IsForFigures(input.Person) && TopicWords.Of(input.Text, say) == Topic.Advice;

    private static bool HasAny(Texts say, string key, string words) =>
        say.Words(key).Any(phrase => words.Contains(phrase, StringComparison.Ordinal));

    private static bool IsQuestion(Texts say, string words) =>
        words.Contains('?', StringComparison.Ordinal)
        || say.Words("Billing_WordsAsking").Any(word => words.StartsWith(word + " ", StringComparison.Ordinal));
}
