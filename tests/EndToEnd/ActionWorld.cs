using System.Collections.Immutable;
using SupportBot.Bot.Playground;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>One bot for the table of actions, with technician Tom at work and Fabrikam's employee listening.</summary>
public sealed class ActionWorld : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // set by InitializeAsync before any test runs
    private int _lastNumber = 500;

    private static readonly RoleColumn Tom = RoleColumn.Of(Who.Technician);
    private static readonly RoleColumn Owner = RoleColumn.Of(Who.Owner);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync(null, "--Notices:QuietSeconds", "0");
        await new RoleSession(_bot, Tom).GreetAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>A ticket as the row needs it, whose cards are in the channel and in the employee's chat.</summary>
    internal async Task<RoleRow> TicketAsync(ActionRow row)
    {
        var ids = new RoleRow(Interlocked.Increment(ref _lastNumber));
        await _bot.Store.CommitAsync(row.Make(ids), Ct);
        await _bot.SayAsync(Owner.Upn, ids.TicketId);
        await _bot.PressInChannelAsync(Tom.Upn, Verbs.TicketMore, new { ticket = ids.TicketId });
        await _bot.IdleAsync();
        return ids;
    }

    /// <summary>Presses the button that a card of this ticket has.</summary>
    internal Task<string> PressAsync(ActionRow row, RoleRow ids)
    {
        var button = row.HasOwnCard
            ? ImmutableDictionary<string, string>.Empty.Add("ticket", ids.TicketId)
            : _bot.ButtonData(row.Verb, row.NeedsOwnWorld ? null : ids.TicketId);
        var data = button.SetItems(row.Form);
        if (data.GetValueOrDefault("other") == "PART") data = data.SetItem("other", ids.PartId);
        return HeardAsync(() => _bot.PressInChannelAsync(Tom.Upn, row.Verb, data));
    }

    internal Task<string> SayAsync(string words) => HeardAsync(() => _bot.SayInChannelAsync(Tom.Upn, words));

    /// <summary>Takes the action, and says "yes" where it is asked for.</summary>
    internal async Task<Done> RunAsync(ActionRow row, RoleRow ids, Func<Task<string>> act, bool confirms = true)
    {
        var (before, card, from) = (await StateAsync(ids), await _bot.ThreadOfAsync(ids.TicketId), _bot.Connector.Requests.Count);
        var answer = await act();
        if (confirms && row.Then is { } yes)
        {
            Assert.Equal(before, await StateAsync(ids));
            answer += await HeardAsync(() => _bot.PressInChannelAsync(Tom.Upn, yes, _bot.ButtonData(yes)));
        }

        var sent = _bot.Connector.Requests.Skip(from).ToList();
        var toOwner = sent.Where(r => IsTo(Owner, r)).ToList();
        var notOfDesk = RoleColumn.All.Where(c => !Who.Desk.HasFlag(c.Who)).ToList();
        return new Done(
            before,
            await StateAsync(ids),
            [.. toOwner.Where(r => r.Method == "POST").Select(r => Neutral(WordsOf(r), ids)).Where(words => !IsCard(words))],
            string.Join('\n', _bot.Connector.Requests.Where(r => notOfDesk.Exists(c => IsTo(c, r))).Select(BotUnderTest.Decoded)),
            answer,
            card,
            await _bot.ThreadOfAsync(ids.TicketId),
            sent.Any(r => r.Method == "PUT" && r.Target.EndsWith("/" + card, StringComparison.Ordinal)));
    }

    private async Task<string> HeardAsync(Func<Task<HttpResponseMessage>> act)
    {
        var from = _bot.Connector.Requests.Count;
        using var response = await act();
        var answer = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.IsSuccessStatusCode && !answer.Contains("\"statusCode\":5", StringComparison.Ordinal), answer);
        await _bot.IdleAsync();
        return answer + string.Join('\n', _bot.Connector.Requests.Skip(from).Select(BotUnderTest.Decoded));
    }

    /// <summary>Everything that an action may change, without numbers and times.</summary>
    private async Task<string> StateAsync(RoleRow ids)
    {
        var ticket = await _bot.TicketAsync(ids.TicketId);
        Assert.True(TicketRules.HistoryIsWhole(ticket));
        var entries = await _bot.Store.ListAsync(WorkEntry.Entries, IndexRange.Exactly(WorkEntry.ByTicket, ids.TicketId), 10, Ct);
        var terms = await _bot.Store.FindAsync(TicketTerms.Terms, ids.TicketId, Ct);
        var alert = await _bot.Store.FindAsync(SlaAlert.Alerts, ids.TicketId, Ct);
        var lines = new List<string>
        {
            $"{ticket.Status} {ticket.Priority} {ticket.ServiceId} {ticket.AssigneeName} {ticket.Resolution} {ticket.MergedInto} {ticket.ParentId}",
        };
        lines.AddRange(ticket.History.Select(h => $"{h.ByName} {h.Step} {h.From} {h.To} {h.Text} {h.Detail}"));
        lines.AddRange(entries.Select(e => $"{e.Value.Minutes} {e.Value.WorkType} {e.Value.Note} {e.Value.PersonName}"));
        lines.AddRange((terms?.Value.Corrections ?? []).Select(c => $"{c.ByName} {c.What} {c.Value} {c.Reason}"));
        if (alert is { Value: var told }) lines.Add($"acknowledged by {told.AcknowledgedBy}");
        return Neutral(string.Join('\n', lines), ids);
    }

    private static bool IsTo(RoleColumn person, SupportBot.Tests.Support.ConnectorRequest request) =>
        Uri.UnescapeDataString(request.Target).Contains(PlaygroundIds.PersonalChatOf(SamplePeople.ObjectIdOf(person.Upn)), StringComparison.Ordinal);

    /// <summary>The ticket's own card, which is edited in place where it was posted before.</summary>
    private static bool IsCard(string words) => words.StartsWith("TICKET: ", StringComparison.Ordinal) || words.StartsWith("PART: ", StringComparison.Ordinal);

    private static string WordsOf(SupportBot.Tests.Support.ConnectorRequest request) =>
        request.Json.TryGetProperty("text", out var text) && text.GetString() is { Length: > 0 } words ? words
            : request.Json.TryGetProperty("summary", out var summary) ? summary.GetString() ?? "" : BotUnderTest.Decoded(request);

    private static string Neutral(string text, RoleRow ids) => System.Text.RegularExpressions.Regex.Replace(
        text.Replace(ids.TicketId, "TICKET", StringComparison.Ordinal).Replace(ids.PartId, "PART", StringComparison.Ordinal),
        @"\b[0-9a-fA-F-]{16,}\b|SD-\d+|OUT-\w+",
        "…");
}

/// <summary>What one action did.</summary>
/// <param name="Heard">New messages to the employee.</param>
/// <param name="ToClients">Everything about the ticket that ever went into a chat of one person, edited cards too.</param>
/// <param name="WasEdited">The card in the channel.</param>
internal sealed record Done(
    string Before, string State, ImmutableArray<string> Heard, string ToClients, string InChannel, string CardBefore, string CardAfter, bool WasEdited);
