using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Notices;

/// <summary>
/// Sends everything that is told about tickets through <see cref="NoticeRules"/>: replies that carry a notice are left out,
/// sent, or put into the one message that waits for the person.
/// </summary>
public sealed class TicketNotices(IDocumentStore store, PeopleQueries people, NoticeSettings settings)
{
    /// <summary>After a turn of somebody.</summary>
    public async Task<TurnResult> AfterAsync(TurnResult result, UserInput input, CancellationToken ct)
    {
        if (!result.Replies.Any(static r => r.Notice is not null)) return result;
        var round = new Round(store, settings, input, input.Now);
        return result with { Replies = await TellAsync(round, result.Replies, ct), Changes = round.SavedInto(result.Changes) };
    }

    /// <summary>After a look of the desk's clockwork, which nobody did.</summary>
    public async Task<Changes> AfterAsync(
        IReadOnlyList<Reply> replies, Changes changes, Instant now, Func<IReadOnlyList<Reply>, Changes> send, CancellationToken ct)
    {
        var round = new Round(store, settings, null, now);
        return changes.And(send(await TellAsync(round, replies, ct))).And(round.SavedInto(Changes.None));
    }

    private async Task<IReadOnlyList<Reply>> TellAsync(Round round, IReadOnlyList<Reply> replies, CancellationToken ct)
    {
        foreach (var reply in replies)
        {
            if (reply.Notice is not { } about) round.Told.Add(reply);
            else if (await people.FindAsync(reply.To.Id, ct) is { } person) await round.TakeAsync(reply with { Notice = null }, about, person, ct);
        }

        return round.Told;
    }

    /// <summary>The notices of one commit.</summary>
    private sealed class Round(IDocumentStore store, NoticeSettings settings, UserInput? by, Instant now)
    {
        private readonly Dictionary<string, (Stored<NoticeBundle>? Before, NoticeBundle? Now)> _bundles = new(StringComparer.Ordinal);

        public List<Reply> Told { get; } = [];

        public async Task TakeAsync(Reply reply, NoticeMark about, Person person, CancellationToken ct)
        {
            var say = Texts.For(person);
            var ready = about.Words is { } words ? reply with { Text = words(say) } : reply;
            if (IsAnswerTo(person))
            {
                Told.Add(ready);
                return;
            }

            var id = NoticeBundle.IdOf(person.Id, about.TicketId);
            var stored = await store.FindAsync(NoticeBundle.Bundles, id, ct);
            var waiting = _bundles.TryGetValue(id, out var known) ? known.Now : stored?.Value;
            var level = await LevelOfAsync(person, ct);
            var notice = new Notice(about.TicketId, about.Weight, about.Subject, ready.Text);
            switch (NoticeRules.Decide(notice, by?.Person.Id == person.Id, level, waiting, settings, now))
            {
                case NoticeDecision.Now({ } early):
                    Told.Add(MessageOf(early, about.TicketId, reply.To, say));
                    Told.Add(ready);
                    _bundles[id] = (stored, early with { Lines = [] });
                    break;
                case NoticeDecision.Now:
                    Told.Add(ready);
                    break;
                case NoticeDecision.Later(var bundle):
                    Told.Add(MessageOf(bundle, about.TicketId, reply.To, say) with { NotBefore = bundle.DueAt });
                    _bundles[id] = (stored, bundle);
                    break;
                case NoticeDecision.Silent:
                    break;
            }
        }

        /// <summary>Not a notice, but the answer to what the person just did where the answer stands.</summary>
        private bool IsAnswerTo(Person person) => by is { } input && input.Person.Id == person.Id && input.Scope != ConversationScope.Desk;

        private async Task<NoticeLevel> LevelOfAsync(Person person, CancellationToken ct) =>
            (await store.FindAsync(NoticeWish.Wishes, person.Id, ct))?.Value.Level ?? NoticeLevel.Everything;

        public Changes SavedInto(Changes changes) => _bundles.Aggregate(
            changes, static (all, b) => b.Value.Now is { } next ? all.Save(NoticeBundle.Bundles, b.Key, b.Value.Before, next) : all);

        /// <summary>One sentence as it is; several under the ticket's number.</summary>
        private static Reply MessageOf(NoticeBundle bundle, string ticketId, Destination to, Texts say) => bundle.Lines is [var only]
            ? Reply.Say(to, only.Text) with { Supersedes = bundle.Slot }
            : Reply.Show(to, CardOf(bundle, ticketId, say)) with { Supersedes = bundle.Slot };

        private static Card CardOf(NoticeBundle bundle, string ticketId, Texts say) => new()
        {
            Title = say.Format("Notice_Bundle", ticketId),
            Blocks = [.. bundle.Lines.Select(l => new Block.Line(l.Text))],
            Buttons = [new Button(say.Format("MyTickets_Row", ticketId), Verbs.TicketShow, ("ticket", ticketId))],
        };
    }
}
