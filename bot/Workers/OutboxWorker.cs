using NodaTime;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Workers;

/// <summary>Sends what the turns said, in the order of each conversation.</summary>
public sealed class OutboxWorker(
    Outbox outbox, ReplySender sender, DeliveryLog deliveries, TimeProvider clock, ILogger<WorkLoop> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new WorkLoop(outbox.Pending, clock, log).RunAsync(SendAsync, static _ => Changes.None, stoppingToken);

    private async Task SendAsync(WorkItem item, CancellationToken ct)
    {
        var delivery = await sender.SendAsync(item, ct);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await deliveries.NoteAsync(item, ResultOf(delivery.Outcome), now, ct);
        switch (delivery.Outcome)
        {
            case SendOutcome.Sent:
                await NoteSentAsync(item, delivery.Remember);
                break;
            case SendOutcome.Retry retry when item.FailedAttempts + 1 < RetrySchedule.MostAttempts && !retry.MayHaveArrived:
                var until = now + Duration.FromTimeSpan(retry.After);
                await outbox.Pending.PostponeAsync(item, until, ct);
                break;
            case null when DeliveryLog.IsKept(item):
                await outbox.Pending.CompleteAsync(item, delivery.Remember, ct);
                break;
            default:
                var reason = ReasonOf(delivery.Outcome);
                WorkerLog.NotDelivered(log, item.Sequence, reason);
                await outbox.Pending.SetAsideAsync(item, reason, delivery.Remember, ct);
                break;
        }
    }

    /// <summary>
    /// What the channel took is not sent again: when what was to be remembered has been changed meanwhile, the message is
    /// finished without it.
    /// </summary>
    private async Task NoteSentAsync(WorkItem item, Changes remember)
    {
        try
        {
            await outbox.Pending.CompleteAsync(item, remember, CancellationToken.None);
        }
        catch (Exception e) when (e is StaleWriteException or DuplicateDocumentException)
        {
            await outbox.Pending.CompleteAsync(item, Changes.None, CancellationToken.None);
        }
    }

    private static string ResultOf(SendOutcome? outcome) => outcome switch
    {
        SendOutcome.Sent => "sent",
        SendOutcome.Retry => "throttled",
        _ => ReasonOf(outcome),
    };

    /// <summary>Stable codes for the operator's list.</summary>
    private static string ReasonOf(SendOutcome? outcome) => outcome switch
    {
        null => "no-address",
        SendOutcome.Inactive inactive => "inactive-" + inactive.Reason.ToString().ToLowerInvariant(),
        SendOutcome.GiveUp giveUp => "refused-" + giveUp.Reason.ToString().ToLowerInvariant(),
        SendOutcome.Retry { MayHaveArrived: true } => "may-have-arrived",
        SendOutcome.Retry => "unreachable",
        _ => "gone",
    };
}

/// <summary>The durable outbox.</summary>
public sealed record Outbox(IPendingWork Pending);
