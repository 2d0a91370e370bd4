using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>"I'm affected too": the person joins a known outage; no ticket, no charge.</summary>
public sealed class JoinOutage(Offers offers, TicketQueries tickets) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var stored = await tickets.FindReportAsync(input.Press?["report"] ?? "", ct);
        if (ReportGuard.Refusal(stored, conversation, input) is { } refused) return refused;
        var report = stored!.Value; // the guard refuses a missing report
        var outage = await offers.StoredOutageAsync(report, input.Press?["outage"] ?? "", ct);
        if (outage is null) return TurnResult.Say(conversation, input, say["Report_Gone"]);
        var joined = outage.Value with { AffectedPeople = outage.Value.AffectedPeople.Add(input.Person.Id) };
        var left = report with { State = ReportState.Joined, ChangedAt = input.Now };
        var changes = Changes.None
            .Update(TicketDocuments.Reports, stored, left)
            .Update(OutageQueries.Outages, outage, joined);
        IReadOnlyList<Reply> replies =
        [
            Reply.Show(input.Here, OfferCard.Closed(left, say), OfferCard.SlotOf(left.Id)),
            Reply.Say(input.Here, say.Format("Report_AffectedNoted", report.ServiceName)),
        ];
        return new TurnResult(conversation with { OpenReportId = null }, replies, changes);
    }
}
