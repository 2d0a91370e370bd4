using SupportBot.Bot.Telemetry;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Notices;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Runs one turn: load the conversation, let the flow decide, commit documents, replies and "handled" at once. A stale
/// write loads and decides again.
/// </summary>
public sealed class TurnRunner(IDocumentStore store, FlowRouter router, TicketNotices notices, TurnMeter meter)
{
    /// <summary>How often a turn decides anew before it is left to the retries of inbox and channel.</summary>
    private const int MostReruns = 10;

    private readonly TurnOrder _order = new();

    private static readonly string TicketSlot = TicketCard.SlotOf("");

    private static readonly DocumentType<Conversation> Conversations = new("conversation");

    /// <summary>Runs the turn and returns what was said; everything is committed when this returns.</summary>
    /// <param name="besides">Changes of the shell, for example a new address of the person.</param>
    /// <param name="also">
    /// What is committed because of the replies: usually <see cref="Queue"/>; nothing when the caller shows them itself.
    /// </param>
    /// <exception cref="StaleWriteException">Somebody else was faster, several times in a row.</exception>
    public Task<IReadOnlyList<Reply>> RunAsync(
        UserInput input, Changes besides, Func<IReadOnlyList<Reply>, Changes> also, CancellationToken ct) =>
        meter.MeasureAsync(input.Press is not null, () => RunUntilFreshAsync(input, besides, also, ct));

    private async Task<IReadOnlyList<Reply>> RunUntilFreshAsync(
        UserInput input, Changes besides, Func<IReadOnlyList<Reply>, Changes> also, CancellationToken ct)
    {
        DocumentKey? contested = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _order.InTurnAsync(contested, () => RunOnceAsync(input, besides, also, ct), ct);
            }
            catch (StaleWriteException other) when (attempt < MostReruns)
            {
                // Somebody changed what the decision rested on: load and decide again.
                contested = other.Key;
            }
            catch (DuplicateDocumentException other) when (attempt < MostReruns)
            {
                // The same: what was new when it was read is there now.
                contested = other.Key;
            }

            meter.Rerun();
        }
    }

    /// <summary>Puts replies into the outbox, in their order.</summary>
    public static Changes Queue(IReadOnlyList<Reply> replies) =>
        replies.Aggregate(Changes.None, (changes, reply) => changes.Send(new OutboxMessage
        {
            Conversation = reply.To.Key,
            Payload = ReplyJson.Write(reply),
            Slot = reply.Slot ?? reply.Supersedes,
            NotBefore = reply.NotBefore,
        }));

    private async Task<IReadOnlyList<Reply>> RunOnceAsync(
        UserInput input, Changes besides, Func<IReadOnlyList<Reply>, Changes> also, CancellationToken ct)
    {
        var id = ConversationIdOf(input);
        var heard = await WithThreadAsync(input, ct);
        var stored = await store.FindAsync(Conversations, id, ct);
        var before = stored?.Value ?? new Conversation { Id = id };
        var result = await notices.AfterAsync(await router.ContinueAsync(before, heard, ct), heard, ct);
        var changes = besides.And(result.Changes).And(also(result.Replies));
        if (result.Next != before) changes = changes.Save(Conversations, id, stored, result.Next);
        if (!changes.IsEmpty) await store.CommitAsync(changes, ct);
        return result.Replies;
    }

    /// <summary>Below a ticket's card in the technicians' channel, the ticket need not be named.</summary>
    private async Task<UserInput> WithThreadAsync(UserInput input, CancellationToken ct)
    {
        var mark = input.ConversationId.LastIndexOf('=');
        if (input.Scope != ConversationScope.Desk || mark < 0) return input;
        var slot = await new SentCards(store).SlotOfAsync(input.ConversationId, input.ConversationId[(mark + 1)..], ct);
        return slot is not null && slot.StartsWith(TicketSlot, StringComparison.Ordinal)
            ? input with { ThreadTicketId = slot[TicketSlot.Length..] }
            : input;
    }

    /// <summary>In shared conversations everybody has a memory of their own.</summary>
    private static string ConversationIdOf(UserInput input) => input.Scope == ConversationScope.Personal
        ? input.Person.Id
        : input.Person.Id + "@" + input.ConversationId;
}
