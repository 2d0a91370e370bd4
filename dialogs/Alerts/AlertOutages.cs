using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Alerts;

/// <summary>The outage of an alert, declared and closed by the same use cases that technicians use.</summary>
public sealed class AlertOutages(OutageFlows flows, OutageQueries outages, BookShelf books)
{
    /// <summary>Declares it, unless one of the same service goes on at the client already; that one stays the desk's to close.</summary>
    public async Task<AlertTurn> DeclareAsync(Alert alert, AlertRecord record, Instant now, CancellationToken ct)
    {
        if (await outages.OngoingAsync(alert.ClientId, alert.ServiceId, ct) is not null) return new AlertTurn(record, [], Changes.None);
        var input = InputOf(alert, now, Verbs.OutageDeclare, new Dictionary<string, string>
        {
            ["service"] = alert.ServiceId,
            ["where"] = alert.ClientId,
            ["degraded"] = alert.Effect == AlertEffect.Degraded ? "true" : "false",
            ["text"] = alert.Title,
        });
        return await RunAsync(record with { OutageId = "OUT-" + input.Id[..8].ToUpperInvariant() }, input, ct);
    }

    /// <summary>Closes what the alert declared; one that somebody else declared or closed is left alone.</summary>
    public async Task<AlertTurn> CloseAsync(Alert alert, AlertRecord record, Instant now, CancellationToken ct)
    {
        if (record.OutageId is not { } id || (await outages.FindEventAsync(id, ct))?.Value is not { End: null }) return new AlertTurn(record, [], Changes.None);
        var say = Texts.ForDesk(books.Current);
        var input = InputOf(alert, now, Verbs.OutageCloseYes, new Dictionary<string, string>
        {
            ["outage"] = id,
            ["text"] = say.Format("Alert_Cleared", say.When(record.ClearedAt ?? now)),
            ["cause"] = "unknown",
        });
        return await RunAsync(record, input, ct);
    }

    private async Task<AlertTurn> RunAsync(AlertRecord record, UserInput input, CancellationToken ct)
    {
        var flow = flows.Pressed(input.Press ?? throw new InvalidOperationException("The input was made with a press."))
            ?? throw new InvalidOperationException("Outages have these verbs.");
        var turn = await flow.ContinueAsync(new Conversation { Id = input.Person.Id }, input, ct);
        return new AlertTurn(record, turn.Replies, turn.Changes);
    }

    private UserInput InputOf(Alert alert, Instant now, string verb, Dictionary<string, string> data)
    {
        var book = books.Current;
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{AlertRecord.IdOf(alert)}\n{now.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)}"));
        return new UserInput
        {
            Id = Convert.ToHexStringLower(id),
            Now = now,
            Person = AlertTurn.Monitoring(book, null),
            ConversationId = "",
            Scope = ConversationScope.Desk,
            Culture = CultureInfo.GetCultureInfo("en"),
            Zone = book.Zone,
            Press = new Press(verb, data.ToImmutableDictionary(StringComparer.Ordinal)),
        };
    }
}
