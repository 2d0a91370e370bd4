using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Desk.Files;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Files;

/// <summary>
/// Files of a message: noted at once with the turn, and fetched later by a worker. They go onto the report or ticket that the
/// conversation is about; when that is not clear they wait, and the person is asked once.
/// </summary>
public sealed class TakeFiles(IDocumentStore store, TicketQueries tickets, TicketStepFlow steps)
{
    /// <summary>Tickets to choose from.</summary>
    private const int MostChoices = 4;

    /// <summary>Files that wait for a place at once; those before are let go.</summary>
    private const int MostWaiting = 20;

    public async Task<TurnResult> AroundAsync(Conversation conversation, UserInput input, IFlow flow, CancellationToken ct)
    {
        var open = input.Person.IsDesk ? [] : await tickets.OpenOfPersonAsync(input.Person.Id, 50, ct);
        var result = await AnswerAsync(conversation, input, flow, open, ct);
        var place = await PlaceOfAsync(result.Next, input, open, ct);
        var (accepted, refusals) = Judged(input, place);
        var notes = accepted.Aggregate(Changes.None, (all, file) => all.Insert(StoredFile.Files, file.Id, file));
        var replies = refusals.Select(r => Reply.Say(input.Here, Refusal(r, Texts.For(input)))).ToList();
        if (accepted.Count > 0 || IsChoosing(input)) replies.AddRange(Told(accepted, place, input, open));
        var waiting = result.Next.WaitingFiles ?? [];
        var moved = place.IsKnown ? await MovedAsync(waiting, place, input, ct) : Changes.None;
        ImmutableList<string> left = place.IsKnown ? [] : [.. waiting.Concat(accepted.Select(f => f.Id)).TakeLast(MostWaiting)];
        return result with
        {
            Next = result.Next with { WaitingFiles = left.IsEmpty ? null : left },
            Replies = [.. result.Replies, .. replies],
            Changes = result.Changes.And(notes).And(moved),
        };
    }

    private static bool IsChoosing(UserInput input) => input.Press?.Verb == Verbs.FilePlace;

    /// <summary>Files without words answer a question of the desk; else nothing but the files is answered.</summary>
    private async Task<TurnResult> AnswerAsync(
        Conversation conversation, UserInput input, IFlow flow, IReadOnlyList<Ticket> open, CancellationToken ct)
    {
        if (IsChoosing(input))
        {
            var chosen = open.FirstOrDefault(t => t.Id == input.Press?["ticket"]);
            return new TurnResult(conversation with { TicketId = chosen?.Id, OpenReportId = null }, [], Changes.None);
        }

        if (input.Press is not null || input.Text.Length > 0) return await flow.ContinueAsync(conversation, input, ct);
        var asked = open.Where(t => t.Status == TicketStatus.WaitingForUser).OrderBy(t => t.OpenedAt).LastOrDefault();
        var names = Names(input.Files.Select(f => FileRules.Judge(f.Name, f.Type)).OfType<FileVerdict.Accepted>());
        if (asked is null || names.Length == 0) return new TurnResult(conversation, [], Changes.None);
        var answer = new TicketStepFlow.Request(
            asked.Id, null, TicketStep.Comment, Texts.For(input).Format("Files_Sent", names), null, new StepExtras(Reference: input.Id));
        return await steps.TakeAsync(conversation with { TicketId = asked.Id, OpenReportId = null }, input, answer, ct);
    }

    private async Task<FilePlace> PlaceOfAsync(Conversation next, UserInput input, IReadOnlyList<Ticket> open, CancellationToken ct)
    {
        if (input.Person.IsDesk) return await OfDeskAsync(input, ct);
        if (next.Unclear is not null || next.PendingComment is not null) return FilePlace.Unknown;
        if (next.OpenReportId is { } report && await IsOnTheTableAsync(report, input, ct)) return new FilePlace(report, null);
        var hasWords = IsChoosing(input) || input.Text.Length > 0;
        if (next.TicketId is { } ticket && (hasWords || open.Any(t => t.Id == ticket))) return new FilePlace(null, ticket);
        return hasWords ? FilePlace.Unknown : TheOnly(open, input);
    }

    private static FilePlace TheOnly(IReadOnlyList<Ticket> open, UserInput input) =>
        input.Press is null && open.Count == 1 ? new FilePlace(null, open[0].Id) : FilePlace.Unknown;

    /// <summary>A technician names the ticket, or writes below its card.</summary>
    private async Task<FilePlace> OfDeskAsync(UserInput input, CancellationToken ct)
    {
        var named = DeskCommand.Read(input.Text, input.Culture)?.TicketId ?? CommandLine.Read(input.Text, input.Culture).TicketId;
        return (named ?? input.ThreadTicketId) is { } id && await tickets.FindAsync(id, ct) is { } found
            ? new FilePlace(null, found.Id)
            : FilePlace.Unknown;
    }

    /// <summary>A report of this very turn is not stored yet.</summary>
    private async Task<bool> IsOnTheTableAsync(string reportId, UserInput input, CancellationToken ct) =>
        await tickets.FindReportAsync(reportId, ct) is not { Value: var report }
        || (report.State == ReportState.Offered && (input.Text.Length > 0 || input.Now - report.ChangedAt < Conversation.QuestionStays));

    private static (List<StoredFile> Accepted, List<FileVerdict.Refused> Refused) Judged(UserInput input, FilePlace place)
    {
        var (accepted, refused) = (new List<StoredFile>(), new List<FileVerdict.Refused>());
        for (var i = 0; i < input.Files.Count; i++)
        {
            var sent = input.Files[i];
            var verdict = FileRules.Judge(sent.Name, sent.Type);
            if (verdict is FileVerdict.Accepted && i >= FileRules.MostAtOnce) verdict = new FileVerdict.Refused(verdict.Name, FileRefusal.TooMany);
            if (verdict is FileVerdict.Refused no) refused.Add(no);
            if (verdict is not FileVerdict.Accepted(var name, var type)) continue;
            accepted.Add(new StoredFile
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"F-{input.Id}-{i + 1}"),
                PersonId = input.Person.Id,
                SenderName = input.Person.Name,
                FromDesk = input.Person.IsDesk,
                Internal = input.Person.IsDesk && !IsForUser(input),
                Name = name,
                Type = type,
                Source = sent.Source,
                SentAt = input.Now,
                NextAttempt = input.Now,
                ReportId = place.ReportId,
                TicketId = place.TicketId,
            });
        }

        return (accepted, refused);
    }

    /// <summary>What a technician sends is internal unless it goes along with words to the user.</summary>
    private static bool IsForUser(UserInput input) =>
        DeskCommand.Read(input.Text, input.Culture)?.Verb is DeskVerb.Tell or DeskVerb.Ask;

    private static IEnumerable<Reply> Told(List<StoredFile> accepted, FilePlace place, UserInput input, IReadOnlyList<Ticket> open)
    {
        var say = Texts.For(input);
        var names = string.Join(", ", accepted.Select(f => f.Name));
        if (place.TicketId is { } chosen && names.Length == 0) yield return Reply.Say(input.Here, say.Format("Files_Chosen", chosen));
        else if (place.TicketId is { } ticket) yield return Reply.Say(input.Here, say.Format("Files_OnTicket", names, ticket));
        else if (place.ReportId is not null) yield return Reply.Say(input.Here, say.Format("Files_OnReport", names));
        else if (input.Person.IsDesk) yield return Reply.Say(input.Here, say["Files_DeskWhere"]);
        else if (input.Text.Length == 0 && open.Count > 1) yield return Reply.Show(input.Here, WhichTicket(names, open, say));
        else yield return Reply.Say(input.Here, say.Format("Files_Waits", names));
    }

    private static Card WhichTicket(string names, IReadOnlyList<Ticket> open, Texts say) => new()
    {
        Title = say.Format("Files_Which", names),
        Blocks = [new Block.Line(say["Files_OrWrite"], Tone.Subtle)],
        Buttons =
        [
            .. open.OrderByDescending(t => t.OpenedAt).Take(MostChoices)
                .Select(t => new Button($"{t.Id}: {TextCut.To(t.Title, 40)}", Verbs.FilePlace, ("ticket", t.Id))),
        ],
    };

    /// <summary>Files of earlier messages get their place; the worker that fetches takes them there.</summary>
    private async Task<Changes> MovedAsync(ImmutableList<string> ids, FilePlace place, UserInput input, CancellationToken ct)
    {
        var changes = Changes.None;
        foreach (var id in ids)
        {
            if (await store.FindAsync(StoredFile.Files, id, ct) is not { Value.State: not FileState.Refused } stored) continue;
            if (stored.Value.PersonId != input.Person.Id) continue;
            var moved = stored.Value with { ReportId = place.ReportId, TicketId = place.TicketId, NextAttempt = stored.Value.NextAttempt ?? input.Now };
            changes = changes.Update(StoredFile.Files, stored, moved);
        }

        return changes;
    }

    private static string Names(IEnumerable<FileVerdict> files) => string.Join(", ", files.Select(f => f.Name));

    /// <summary>Why a file was not taken, in words that help.</summary>
    public static string Refusal(FileVerdict.Refused refused, Texts say) => say.Format(
        "Files_Refused_" + refused.Reason, refused.Name, FileRules.MostBytes / (1024 * 1024), FileRules.MostAtOnce);
}
