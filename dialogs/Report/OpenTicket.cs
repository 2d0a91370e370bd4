using System.Collections.Immutable;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>
/// Turns a report into a ticket, once: coverage is decided again first, and a price that grew since the offer is shown
/// again instead of being charged.
/// </summary>
public sealed class OpenTicket(Offers offers, TicketQueries tickets, PeopleQueries people, BookShelf books, RelayTranslation relay) : IFlow
{
    /// <summary>Earlier tickets on the desk's card.</summary>
    private const int MostSimilar = 3;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var stored = await tickets.FindReportAsync(input.Press?["report"] ?? conversation.OpenReportId ?? "", ct);
        if (ReportGuard.Refusal(stored, conversation, input) is { } refused) return refused;
        var report = stored!.Value; // the guard refuses a missing report
        var fresh = await offers.RenewAsync(report, input, ct);
        if (GotDearer(report.Promise, fresh.Report.Promise)) return PriceChanged(conversation, input, stored, fresh);
        var opened = await OpenAsync(conversation, input, stored, fresh, ct);
        return opened with { Changes = opened.Changes.And(await VoteOnArticle.AsChangesAsync(tickets, report, input, helped: false, ct)) };
    }

    /// <summary>Opens the ticket of a report that may be opened.</summary>
    public async Task<TurnResult> OpenAsync(
        Conversation conversation, UserInput input, Stored<ProblemReport>? stored, Offer offer, CancellationToken ct)
    {
        var say = Texts.For(input);
        var verb = input.Press?.Verb;
        var waits = verb == Verbs.ReportWait && offer.Decision.Alternative is not null;
        var asks = waits ? LaterNeedsApproval(offer) : offer.NeedsApproval || (verb == Verbs.ReportAskApproval && offer.Report.Promise.High > 0m);
        var affected = await AffectedAsync(offer.Report, ct);
        var fresh = await NewTicketAsync(offer, input, waits, ct) with { AffectedId = affected?.Id, FollowsTicketId = conversation.FollowsTicketId };
        var ticket = Submitted(fresh, asks, offer.Report.Files, input);
        var report = offer.Report with { State = ReportState.Opened, TicketId = ticket.Id, ChangedAt = input.Now };
        var request = RequestFor(ticket, asks, input);
        var approvers = request is null ? [] : await people.ApproversAsync(report.ClientId, ct);
        var replies = Replies(ticket, report, input, say, request, approvers);
        var changes = stored is null
            ? Changes.None.Insert(TicketDocuments.Reports, report.Id, report)
            : Changes.None.Update(TicketDocuments.Reports, stored, report);
        var next = conversation with { OpenReportId = null, FollowsTicketId = null, TicketId = ticket.Id, CommentsAgreed = false, PendingComment = null };
        replies.AddRange(AffectedReplies.Opened(ticket, affected, input, books.Current));
        if (await relay.ForDeskAsync(ticket.Description, input, books.Current, ct) is { } translated)
        {
            var line = Texts.ForDesk(books.Current).Format("Desk_ReportTranslated", ticket.Id, translated);
            replies.Add(Reply.Say(Destination.BelowCard(TicketCard.SlotOf(ticket.Id)), line));
        }

        if (request is not null) changes = changes.Insert(ApprovalRequest.Requests, ticket.Id, request);
        if (report.DeviceId is { } device) changes = changes.Insert(TicketTerms.Terms, ticket.Id, new TicketTerms { TicketId = ticket.Id, Device = device });
        return new TurnResult(next, replies, changes.Insert(TicketDocuments.Tickets, ticket.Id, ticket));
    }

    /// <summary>The cheaper price of waiting is still above what the client lets anybody spend.</summary>
    private bool LaterNeedsApproval(Offer offer) =>
        !offer.MayApproveAlone && offer.Decision.Alternative is { } later
        && later.Net > (books.Current.FindClient(offer.Report.ClientId)?.Policy.AutoApproveLimit ?? 0m);

    /// <summary>
    /// What the approvers are asked: before any work, or, when a priority 1 starts on the amount agreed in advance, for the
    /// rest. Null when nothing is asked; words with a person cost nothing.
    /// </summary>
    private static ApprovalRequest? RequestFor(Ticket ticket, bool asks, UserInput input) => ticket.Promise switch
    {
        { High: { } high } when asks => ApprovalRules.Ask(ticket, high, ApprovalReason.BeforeWork, input.Now),
        { High: { } high, Authorised: > 0m and { } agreed } when agreed < high => ApprovalRules.Ask(ticket, high, ApprovalReason.BeyondPreAuthority, input.Now),
        _ => null,
    };

    private async Task<Ticket> NewTicketAsync(Offer offer, UserInput input, bool waits, CancellationToken ct)
    {
        var report = offer.Report;
        var promise = waits ? offer.PromiseWhenWaiting() : report.Promise;
        // An approver who opens a ticket has read the price on the button: that is the consent.
        if (offer is { MayApproveAlone: true, TalkOnly: false } && promise.Authorised < promise.High) promise = promise with { Authorised = promise.High };
        var similar = await SimilarTickets.FindAsync(tickets, [report.ClientId], "", report.Text, MostSimilar, ct);
        return new Ticket
        {
            Id = await offers.NextTicketIdAsync(ct),
            ClientId = report.ClientId,
            ClientName = books.Current.FindClient(report.ClientId)?.Name,
            RequesterId = input.Person.Id,
            RequesterName = input.Person.Name,
            AffectedUserId = report.AffectedUserId,
            AffectedName = report.AffectedName,
            Title = TitleOf(report.Text),
            Description = report.Text,
            ServiceId = report.ServiceId,
            ServiceName = report.ServiceName,
            Priority = report.Priority,
            Triage = report.Triage,
            OpenedAt = input.Now,
            Promise = promise,
            ArticlesTried = report.ArticlesOffered,
            TitlesTried = [.. report.ArticlesOffered.Select(offers.TitleOf)],
            ReportId = report.Id,
            Similar = [.. similar.Select(t => new SimilarTicket(t.Id, t.Title, t.Resolution?.Text))],
        };
    }

    /// <summary>The colleague whom the report is about, when the bot has met the person.</summary>
    private async Task<Person?> AffectedAsync(ProblemReport report, CancellationToken ct) => report.AffectedUserId is { } user
        ? (await people.OfClientAsync(report.ClientId, ct)).FirstOrDefault(p => p.UserId == user)
        : null;

    private static Ticket Submitted(Ticket ticket, bool asksApproval, ImmutableList<TicketFile> files, UserInput input)
    {
        var step = asksApproval ? TicketStep.AskApproval : TicketStep.Submit;
        var ready = asksApproval ? ticket with { Promise = ticket.Promise with { Authorised = 0m } } : ticket;
        return TicketRules.Apply(ready, step, TicketAccess.ActorOf(input.Person), input.Now) is TicketOutcome.Changed changed
            ? TicketRules.WithFiles(changed.Ticket, files, TicketAccess.ActorOf(input.Person), input.Now)
            : throw new InvalidOperationException("A new ticket can always be submitted.");
    }

    private List<Reply> Replies(
        Ticket ticket, ProblemReport report, UserInput input, Texts say, ApprovalRequest? request, IReadOnlyList<Person> approvers)
    {
        var slot = TicketCard.SlotOf(ticket.Id);
        var seesMoney = TicketAccess.SeesMoney(input.Person, books.Current);
        var replies = new List<Reply>
        {
            Reply.Show(input.Here, OfferCard.Closed(report, say), OfferCard.SlotOf(report.Id)),
            Reply.Show(Destination.Of(input.Person.Id), TicketCard.For(ticket, say, seesMoney), slot),
            Reply.Say(input.Here, Sentence(ticket, say, request?.Reason == ApprovalReason.BeforeWork, approvers.Count > 0)),
            Reply.Show(Destination.Desk, DeskCard.For(ticket, Texts.ForDesk(books.Current)), slot),
        };
        if (!ticket.Files.IsEmpty)
            replies.Add(Reply.Show(Destination.BelowCard(slot), FilesCard.Added(ticket, ticket.Files, Texts.ForDesk(books.Current))));
        if (request is not null) replies.AddRange(approvers.Where(a => a.Id != input.Person.Id).Select(a => Approval.Ask(ticket, request, a)));
        return replies;
    }

    private static string Sentence(Ticket ticket, Texts say, bool asks, bool anybodyToAsk) => ticket switch
    {
        { Promise.NotBefore: { } start } => say.Format("Ticket_WaitSay", ticket.Id, say.When(start)),
        _ when asks && anybodyToAsk => say.Format("Ticket_ApprovalSay", ticket.Id),
        _ when asks => say.Format("Ticket_OpenedSay", ticket.Id) + " " + say["Ticket_NoApprover"],
        _ => say.Format("Ticket_OpenedSay", ticket.Id),
    };

    private TurnResult PriceChanged(Conversation conversation, UserInput input, Stored<ProblemReport> stored, Offer fresh)
    {
        var say = Texts.For(input);
        var card = OfferCard.For(fresh, say, TicketAccess.SeesMoney(input.Person, books.Current));
        IReadOnlyList<Reply> replies =
            [Reply.Show(input.Here, card, OfferCard.SlotOf(fresh.Report.Id)), Reply.Say(input.Here, say["Report_PriceChanged"])];
        return new TurnResult(
            conversation, replies, Changes.None.Update(TicketDocuments.Reports, stored, fresh.Report));
    }

    private static bool GotDearer(TicketPromise before, TicketPromise now) =>
        now.High is { } high && (before.High is not { } told || high > told);

    /// <summary>The first line, cut at 80 characters.</summary>
    public static string TitleOf(string text)
    {
        const int longest = 80;
        var line = text.Split('\n', 2)[0].Trim();
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, longest - 1).TrimEnd(), "…");
    }
}
