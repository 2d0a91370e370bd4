using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Report;

/// <summary>
/// Somebody says in own words what is wrong. One reply: what it is, whether it is covered or what it costs, what to try
/// first. At most one question, and only when the answer changes what follows.
/// </summary>
public sealed class ReportProblem(Offers offers, TicketQueries tickets, WatchReports watch) : IFlow
{
    /// <summary>Longest report that is read; more is cut, and the person is told.</summary>
    public const int LongestReport = 4_000;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var tooLong = input.Text.Length > LongestReport;
        var words = tooLong ? TextCut.To(input.Text, LongestReport) : input.Text;
        var earlier = await EarlierAsync(conversation, input, ct);
        var text = conversation.Unclear is { } unclear ? unclear + "\n" + words : words;
        var understood = await offers.UnderstandAsync(text, ct);
        var verdict = understood.Verdict;
        if (Sentence(verdict) is { } sentence && earlier is null)
            return TurnResult.Say(conversation, input, say.Format(sentence, input.Person.Name));
        if (earlier is not null && IsMoreDetail(earlier.Value, verdict))
            return Warned(await AmendedAsync(conversation, input, earlier, earlier.Value.Text + "\n" + words, ct), verdict, input);
        if (verdict.IsUnsure && conversation.Unclear is null) return await AskOnceAsync(conversation, input, text, verdict, ct);
        var result = Warned(await NewOfferAsync(conversation, input, earlier, text, understood, ct), verdict, input);
        return tooLong
            ? result with { Replies = [.. result.Replies, Reply.Say(input.Here, say.Format("Report_TooLong", LongestReport))] }
            : result;
    }

    /// <summary>Before anything else: get away and call for help. A bot that offers to open a ticket for a fire costs time.</summary>
    private static TurnResult Warned(TurnResult result, TriageVerdict verdict, UserInput input) => verdict.IsDanger
        ? result with { Replies = [Reply.Say(input.Here, Texts.For(input)["Report_Danger"]), .. result.Replies] }
        : result;

    private async Task<Stored<ProblemReport>?> EarlierAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var stored = conversation.OpenReportId is { } id ? await tickets.FindReportAsync(id, ct) : null;
        return stored is { Value.State: ReportState.Offered } && stored.Value.PersonId == input.Person.Id
            && input.Now - stored.Value.ChangedAt < Conversation.QuestionStays ? stored : null;
    }

    /// <summary>More words about the same thing, or words that are about nothing of their own.</summary>
    private static bool IsMoreDetail(ProblemReport earlier, TriageVerdict verdict) =>
        verdict.IsUnsure || verdict.ServiceId == earlier.ServiceId || verdict.Kind is not (TriageKind.Incident or TriageKind.Request);

    private async Task<TurnResult> AmendedAsync(
        Conversation conversation, UserInput input, Stored<ProblemReport> earlier, string text, CancellationToken ct)
    {
        var offer = await offers.AgainAsync(earlier.Value, TextCut.To(text, LongestReport), input, ct);
        var reply = Reply.Show(input.Here, OfferCard.For(offer, Texts.For(input), offers.SeesMoney(input.Person)), OfferCard.SlotOf(offer.Report.Id));
        return new TurnResult(
            conversation, [reply], Changes.None.Update(TicketDocuments.Reports, earlier, offer.Report));
    }

    private async Task<TurnResult> NewOfferAsync(
        Conversation conversation, UserInput input, Stored<ProblemReport>? earlier, string text, Understanding understood, CancellationToken ct)
    {
        var offer = await offers.ForAsync(text, understood, input, ct);
        var known = understood.Verdict.IsDanger ? null : await KnownAlready(offer, input, ct);
        var card = known ?? OfferCard.For(offer, Texts.For(input), offers.SeesMoney(input.Person));
        var changes = Changes.None.Insert(TicketDocuments.Reports, offer.Report.Id, offer.Report);
        if (earlier is not null)
        {
            var left = earlier.Value with { State = ReportState.Dismissed, ChangedAt = input.Now };
            changes = changes.Update(TicketDocuments.Reports, earlier, left);
        }

        var next = conversation with { OpenReportId = offer.Report.Id, Unclear = null, AskedTopic = null };
        var (hint, noted) = await watch.AfterAsync(offer.Report, ct);
        var reply = Reply.Show(input.Here, card, OfferCard.SlotOf(offer.Report.Id)) with { IsFirst = true };
        return new TurnResult(next, [reply, .. hint], changes.And(noted));
    }

    /// <summary>A known outage, or the person's own open ticket about the same service, comes before a new ticket.</summary>
    private async Task<Card?> KnownAlready(Offer offer, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var data = ("report", offer.Report.Id);
        if (await offers.OutageOfAsync(offer.Report, input.Person, ct) is { } outage)
        {
            return new Card
            {
                Title = say.Format("Report_OutageTitle", offer.Report.ServiceName),
                Accent = Accent.Warning,
                Blocks = [new Block.Line(say.Format("Report_OutageText", say.When(outage.Start)))],
                Buttons =
                [
                    new Button(say["Report_Affected"], Verbs.ReportAffected, data, ("outage", outage.Id)),
                    new Button(say["Report_SomethingElse"], Verbs.ReportNotMine, data),
                ],
            };
        }

        var open = await tickets.OpenOfPersonAsync(input.Person.Id, 20, ct);
        if (open.FirstOrDefault(t => t.ServiceId == offer.Report.ServiceId) is not { } similar) return null;
        return new Card
        {
            Title = say["Report_SimilarTitle"],
            Blocks = [new Block.Line(say.Format("Report_SimilarText", similar.Id, similar.Title, say["Status_" + similar.Status]))],
            Buttons =
            [
                new Button(say.Format("Report_ShowTicket", similar.Id), Verbs.TicketShow, ("ticket", similar.Id)),
                new Button(say["Report_SomethingElse"], Verbs.ReportChoose, data, ("article", offer.Article?.Id ?? "")),
            ],
        };
    }

    private async Task<TurnResult> AskOnceAsync(
        Conversation conversation, UserInput input, string text, TriageVerdict verdict, CancellationToken ct)
    {
        var question = await offers.QuestionAsync(text, verdict, input, ct) ?? Texts.For(input)["Report_AskWhat"];
        return new TurnResult(conversation with { Unclear = text, AskedAt = input.Now }, [Reply.Say(input.Here, question)], Changes.None);
    }

    private static string? Sentence(TriageVerdict verdict) => verdict.Kind switch
    {
        TriageKind.OutOfScope => "Help_OutOfScope",
        TriageKind.ChitChat or TriageKind.Greeting => "Help_Greeting",
        TriageKind.Thanks => "Help_Thanks",
        _ => null,
    };
}
