using NodaTime;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Watch;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>Notices when several people report the same service within minutes, and suggests to the desk to declare an outage.</summary>
public sealed class WatchReports(TicketQueries tickets, OutageQueries outages, BookShelf books)
{
    /// <summary>Reports of one service within the window that are looked at.</summary>
    private const int Most = 200;

    /// <summary>What a new report adds to a turn; nothing while it is one of a few.</summary>
    public async Task<(IReadOnlyList<Reply> Replies, Changes Changes)> AfterAsync(ProblemReport report, CancellationToken ct)
    {
        if (report.ServiceId == "other") return ([], Changes.None);
        // One document first: while the desk knows, the reports of a bad morning need not be read again with each of them.
        var last = await outages.FindHintAsync(report.ServiceId, ct);
        if (!OutageRules.MayHint(last?.Value.At, report.ReportedAt)) return ([], Changes.None);
        var since = report.ReportedAt - OutageRules.HintWindow;
        var recent = await tickets.ReportsOfServiceAsync(report.ServiceId, since, Most, ct);
        var all = recent.Where(r => r.Id != report.Id).Append(report).ToList();
        if (!OutageRules.LooksLikeOutage(all.Select(r => r.PersonId), last?.Value.At, report.ReportedAt)) return ([], Changes.None);
        if (await outages.OngoingEventAsync(report.ServiceId, ct) is not null) return ([], Changes.None);
        var changes = Changes.None.Save(OutageHint.Hints, report.ServiceId, last, new OutageHint(report.ReportedAt));
        return ([Reply.Show(Destination.Desk, CardOf(report, all))], changes);
    }

    /// <summary>
    /// Looks at the reports of every service. Reports that came at the very same moment do not see each other; this sees
    /// them all.
    /// </summary>
    public async Task<IReadOnlyList<Watched>> LookAsync(Instant now, CancellationToken ct)
    {
        var found = new List<Watched>();
        foreach (var service in books.Current.Services)
        {
            var recent = await tickets.ReportsOfServiceAsync(service.Id, now - OutageRules.HintWindow, Most, ct);
            if (recent.Count < OutageRules.HintPeople) continue;
            var (replies, changes) = await AfterAsync(recent[^1], ct);
            found.Add(new Watched(replies, changes));
        }

        return found;
    }

    private Card CardOf(ProblemReport report, List<ProblemReport> all)
    {
        var say = new Texts(System.Globalization.CultureInfo.GetCultureInfo("en"), books.Current.Zone);
        var clients = all.Select(r => r.ClientId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var where = string.Join(", ", clients);
        var people = all.Select(r => r.PersonId).Distinct(StringComparer.Ordinal).Count();
        return new Card
        {
            Title = say.Format("Outage_HintTitle", people, say.ServiceName(report.ServiceId)),
            Accent = Accent.Warning,
            Blocks =
            [
                new Block.Line(string.Join(", ", clients.Select(c => ScopeNames.ClientOf(books.Current, c))), Tone.Subtle),
                new Block.Steps([.. all.OrderBy(r => r.ReportedAt).TakeLast(5).Select(r => TextCut.To(r.Text.Split('\n')[0], 120))]),
            ],
            Buttons = [OutageCard.DeclareButton(books.Current, report.ServiceId, where, say)],
        };
    }
}
