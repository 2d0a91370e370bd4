using System.Collections.Immutable;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>
/// "share here" in a channel chooses it for the own company; "Share" below figures posts them there. Files and pictures stay
/// with the asker: the shared card has none, and no buttons.
/// </summary>
public sealed class ShareFigures(Figures figures, IDocumentStore store) : IFlow
{
    private const string Thread = ";messageid=";

    /// <summary>Whether somebody asks for the channel to be used; also whoever may not.</summary>
    public static bool IsChosen(UserInput input) => input.Press is null
        && Texts.For(input).Words("Words_ShareHere").Contains(input.Text.Trim().TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase);

    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct) =>
        input.Press is null ? ChooseAsync(conversation, input, ct) : ShareAsync(conversation, input, ct);

    private async Task<TurnResult> ChooseAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (OwnClient(input.Person) is not { } client) return TurnResult.Say(conversation, input, say["Manager_OnlyManagers"]);
        if (input.Scope != ConversationScope.Shared) return TurnResult.Say(conversation, input, say["Manager_ShareHow"]);
        var stored = await store.FindAsync(SharePlace.Places, client, ct);
        var place = new SharePlace(client, TenantOf(input.Person), Bare(input.ConversationId), input.Person.Id, input.Now);
        return TurnResult.Say(conversation, input, say["Manager_ShareChosen"]) with { Changes = Changes.None.Save(SharePlace.Places, client, stored, place) };
    }

    private async Task<TurnResult> ShareAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        if (Ask.Read(key => input.Press?[key] ?? "") is not { } ask) return TurnResult.Say(conversation, input, reader.Say["Error_Unknown"]);
        if (OwnClient(input.Person) is not { } client || ask.ClientId != client) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        if (await figures.AnswerAsync(ask, reader, ct) is not SheetAnswer.Answered(var sheet)) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        var place = (await store.FindAsync(SharePlace.Places, client, ct))?.Value;
        // A person of another tenant of the company has no business in a channel of this one.
        if (place is null || place.TenantId != TenantOf(input.Person)) return TurnResult.Say(conversation, input, reader.Say["Manager_ShareHow"]);
        var card = SheetCard.Of(sheet, reader.Say, forSharing: true);
        var by = new Block.Line(reader.Say.Format("Manager_SharedBy", input.Person.Name, reader.Say.When(input.Now)), Tone.Subtle);
        var channel = new Destination(DestinationKind.Conversation, place.ConversationId);
        ImmutableList<Reply> replies =
        [
            Reply.Show(channel, card with { Blocks = card.Blocks.Add(by) }), Reply.Say(Destination.Of(input.Person.Id), reader.Say["Manager_Shared"]),
        ];
        return new TurnResult(conversation, replies, Changes.None);
    }

    /// <summary>The company whose manager somebody is; the desk shares nothing of a client.</summary>
    private static string? OwnClient(Person person) => person.Roles.Contains(PersonRole.Manager) ? person.ClientId : null;

    private static string TenantOf(Person person) => person.Id.Split('/')[0];

    private static string Bare(string conversationId) =>
        conversationId.IndexOf(Thread, StringComparison.Ordinal) is >= 0 and var at ? conversationId[..at] : conversationId;
}
