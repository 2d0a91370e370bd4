using System.Text.RegularExpressions;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>
/// Resolves a ticket: what was done, and the cause; both are required. An article that the solution names keeps the reporter's
/// words.
/// </summary>
public sealed partial class ResolveTicket(TicketStepFlow steps, TicketQueries tickets, Offers offers) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var result = await TakeAsync(conversation, input, ct);
        var id = input.Press?["ticket"] ?? CommandLine.Read(input.Text, input.Culture).TicketId ?? "";
        var article = Article().Match(input.Press?["text"] ?? input.Text);
        if (!article.Success || result.Changes.IsEmpty || (await tickets.FindAsync(id, ct))?.Value is not { } ticket) return result;
        var kept = await offers.KeepPhrasingAsync(ticket.Id, article.Value.ToUpperInvariant(), ticket.ClientId, ticket.Description, input, ct);
        return result with { Changes = result.Changes.And(kept) };
    }

    private Task<TurnResult> TakeAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (input.Press is { } press)
        {
            var cause = DeskCard.Causes.Contains(press["cause"]) ? press["cause"] : "";
            var solved = new TicketResolution(press["text"], cause);
            return steps.TakeAsync(
                conversation, input,
                new TicketStepFlow.Request(press["ticket"], TicketStepFlow.RevisionOf(press), TicketStep.Resolve, null, solved), ct);
        }

        var line = CommandLine.Read(input.Text, input.Culture);
        var words = line.Rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (words is [var first, { Length: > 0 } text] && DeskCard.Causes.Contains(first.ToLowerInvariant()))
        {
            var solved = new TicketResolution(text, first.ToLowerInvariant());
            return steps.TakeAsync(
                conversation, input, new TicketStepFlow.Request(line.TicketId ?? "", null, TicketStep.Resolve, null, solved), ct);
        }

        var how = Texts.For(input).Format("Desk_HowToResolve", line.TicketId, string.Join(", ", DeskCard.Causes));
        return Task.FromResult(TurnResult.Say(conversation, input, how));
    }

    [GeneratedRegex(@"\bKB-\d{1,8}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article();
}
