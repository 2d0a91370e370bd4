using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>"what is waiting for me?": the questions that an approver has not answered yet, the oldest first.</summary>
public sealed class MyApprovals(MoneyDesk money) : IFlow
{
    /// <summary>Cards at once; more come when these are answered.</summary>
    private const int MostCards = 4;

    private const int MostWords = 8;

    /// <summary>Whether an approver's words ask for it.</summary>
    public static bool IsAsked(UserInput input)
    {
        if (input.Person.IsDesk || !TicketAccess.MaySpend(input.Person)) return false;
        var words = input.Text.ToLowerInvariant().Trim(' ', '?', '!', '.');
        if (words.Length == 0 || words.Split(' ').Length > MostWords) return false;
        return Texts.For(input).Words("Billing_WordsApprovals")
            .Any(phrase => words == phrase || (phrase.Contains(' ', StringComparison.Ordinal) && words.Contains(phrase, StringComparison.Ordinal)));
    }

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var replies = new List<Reply>();
        foreach (var request in await money.AskedAsync(input.Person.ClientId, input.Now, ct))
        {
            if (replies.Count < MostCards && await money.TicketAsync(request.TicketId, input.Person, ct) is { } billed)
                replies.Add(Reply.Show(input.Here, Approval.CardOf(billed.Ticket, request, say)));
        }

        return replies.Count == 0
            ? TurnResult.Say(conversation, input, say["Billing_NoApprovals"])
            : new TurnResult(conversation, replies, Desk.Storage.Changes.None);
    }
}
