using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Maintenance;

/// <summary>"maintenance vpn at contoso from 2026-11-28 22:00 to 02:00: …": kept, and announced to the people it concerns.</summary>
public sealed class PlanMaintenance(MaintenancePeople people, BookShelf books) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var book = books.Current;
        var words = MaintenanceWords.Read(DeskCommand.Read(input.Text, input.Culture)?.Rest ?? "");
        if (words is null || OutageWords.ServiceOf(book, words.Service, say) is not { } service)
            return TurnResult.Say(conversation, input, say.Format("Upkeep_HowToPlan", string.Join(", ", book.Services.Select(s => s.Id))));
        if (OutageWords.ScopesOf(book, words.Where) is not { } scopes)
            return TurnResult.Say(conversation, input, say.Format("Outage_NoClient", words.Where, string.Join(", ", book.Clients.Select(c => c.Id))));
        if (MaintenanceWords.TimesOf(words.From, words.Until, input.Zone, input.Now) is not { } times) return TurnResult.Say(conversation, input, say["Outage_NoTime"]);
        if (PlannedWorkRules.Refusal(times.Start, times.End, input.Now) is { } refusal) return TurnResult.Say(conversation, input, say["Upkeep_Refused_" + refusal]);
        var work = new PlannedWork
        {
            Id = "MW-" + input.Id[..8].ToUpperInvariant(),
            ServiceId = service.Id,
            Scopes = scopes,
            Start = times.Start,
            End = times.End,
            Words = Masking.Mask(words.Text),
            AnnouncedAt = input.Now,
            By = input.Person.Id,
        };
        var replies = new List<Reply>();
        if (input.Scope == ConversationScope.Personal) replies.Add(Reply.Show(input.Here, MaintenancePeople.CardOf(work, books.Current, say, isForDesk: true)));
        replies.AddRange(await AnnouncedAsync(work, ct));
        return new TurnResult(conversation, replies, Changes.None.Insert(PlannedWork.Documents, work.Id, work));
    }

    /// <summary>The card of the desk, and that of everybody whom it concerns.</summary>
    public async Task<IReadOnlyList<Reply>> AnnouncedAsync(PlannedWork work, CancellationToken ct)
    {
        var slot = MaintenancePeople.SlotOf(work.Id);
        var concerned = await people.OfAsync(work, ct);
        return
        [
            Reply.Show(Destination.Desk, MaintenancePeople.CardOf(work, books.Current, Texts.ForDesk(books.Current), isForDesk: true), slot),
            .. concerned.Select(p => Reply.Show(Destination.Of(p.Id), MaintenancePeople.CardOf(work, books.Current, Texts.For(p), isForDesk: false), slot)),
        ];
    }
}
