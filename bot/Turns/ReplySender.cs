using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Turns;

/// <summary>Sends one reply of the outbox: renders it, finds the address, updates the card in place where there is one.</summary>
public sealed class ReplySender(ConnectorClient connector, ContactBook contacts, DeskPlace desk, IDocumentStore store, IOptions<ChannelOptions> channel)
{
    /// <summary>What became of a reply, and what has to be written because of it.</summary>
    /// <param name="Outcome">Null when there is nobody to send to; the reply is dropped and listed.</param>
    public sealed record Delivery(SendOutcome? Outcome, Changes Remember);

    public async Task<Delivery> SendAsync(WorkItem message, CancellationToken ct)
    {
        var reply = ReplyJson.Read(message.Payload.Span);
        var known = await ContactOfAsync(reply.To, ct);
        if (known is null && await new FirstChat(connector, contacts, store).OpenAsync(reply.To, ct) is { } opened)
        {
            if (opened is ConnectorAnswer<Contact>.Failed(var refused)) return new Delivery(refused, Changes.None);
            known = ((ConnectorAnswer<Contact>.Found)opened).Value;
        }

        if (known is not { Inactive: null } contact) return new Delivery(null, Changes.None);
        var delivery = await SendAsync(reply, contact, ct);
        if (delivery.Outcome is SendOutcome.Inactive(var why)) await LeaveAloneAsync(contact.Key, why, ct);
        return delivery;
    }

    /// <summary>Nothing more is sent there until somebody acts again, which is when the contact is heard of anew.</summary>
    /// <remarks>Refused, somebody was heard from meanwhile, which is newer.</remarks>
    private Task LeaveAloneAsync(string key, InactiveReason why, CancellationToken ct) => contacts.WriteAsync(
        [key], async () => await store.TryCommitAsync(await contacts.DeactivateAsync(key, why.ToString().ToLowerInvariant(), ct), ct));

    private async Task<Delivery> SendAsync(Reply reply, Contact contact, CancellationToken ct)
    {
        var activity = OutgoingMessage.Of(reply);
        if (channel.Value.FormsInDialogs && contact.ChannelId == ChannelIds.Msteams) activity = DialogForms.Adapt(activity);
        if (reply.Slot is null) return new Delivery(await connector.SendAsync(await ReferenceToAsync(contact, reply.To, ct), activity, ct), Changes.None);
        var id = SentCard.IdOf(reply.To.Key, reply.Slot);
        var shown = reply.IsFirst ? null : await store.FindAsync(SentCard.Cards, id, ct);
        if (shown is not null)
        {
            var at = contact.ReferenceTo(shown.Value.ConversationId);
            var updated = await connector.UpdateAsync(at, shown.Value.ActivityId, activity, ct);
            if (!NeedsFreshCard(updated)) return new Delivery(updated, Changes.None);
        }

        return await FreshAsync(reply, contact, activity, id, shown, ct);
    }

    /// <summary>The card is gone or the channel cannot update it: a fresh one takes its place.</summary>
    private static bool NeedsFreshCard(SendOutcome outcome) =>
        outcome is SendOutcome.Gone or SendOutcome.GiveUp(GiveUpReason.NotSupported);

    private async Task<Delivery> FreshAsync(
        Reply reply, Contact contact, Activity activity, string id, Stored<SentCard>? shown, CancellationToken ct)
    {
        var there = await ReferenceToAsync(contact, reply.To, ct);
        var outcome = await connector.SendAsync(there, activity, ct);
        if (outcome is not SendOutcome.Sent({ Length: > 0 } activityId)) return new Delivery(outcome, Changes.None);
        var conversation = there.Conversation?.Id ?? contact.ConversationId;
        return new Delivery(outcome, Changes.None.Save(SentCard.Cards, id, shown, new SentCard(conversation, activityId, reply.Slot)));
    }

    private async Task<Contact?> ContactOfAsync(Destination to, CancellationToken ct) => to.Kind switch
    {
        DestinationKind.Desk or DestinationKind.DeskThread => await desk.ContactAsync(ct),
        DestinationKind.Conversation => await contacts.FindAsync((to with { Id = ConversationAccount.WithoutThread(to.Id) }).Key, ct),
        DestinationKind.Person => await contacts.FindAsync(to.Key, ct),
    };

    private async Task<ConversationReference> ReferenceToAsync(Contact contact, Destination to, CancellationToken ct) => to.Kind switch
    {
        DestinationKind.Conversation => contact.ReferenceTo(to.Id),
        DestinationKind.DeskThread => contact.ReferenceTo(await ThreadAsync(contact, to.Id, ct)),
        _ => contact.ReferenceTo(contact.ConversationId),
    };

    /// <summary>The thread that the card of a slot started; the channel itself when there is no card.</summary>
    private async Task<string> ThreadAsync(Contact contact, string slot, CancellationToken ct)
    {
        var card = await store.FindAsync(SentCard.Cards, SentCard.IdOf(Destination.Desk.Key, slot), ct);
        return card is not null && card.Value.ActivityId.All(char.IsAsciiDigit)
            ? ConversationAccount.ThreadOf(card.Value.ConversationId, card.Value.ActivityId)
            : contact.ConversationId;
    }
}
