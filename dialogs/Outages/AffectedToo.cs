using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Outages;

/// <summary>"I'm affected too" on the card of an outage: the person is counted, once.</summary>
public sealed class AffectedToo(OutageQueries outages) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var id = input.Press?["outage"] ?? "";
        var stored = await outages.FindEventAsync(id, ct);
        var record = input.Person.ClientId is { } client ? await outages.FindRecordAsync(OutageRules.RecordId(id, client), ct) : null;
        if (stored is null || record is null || record.Value.End is not null)
            return TurnResult.Say(conversation, input, say["Report_Gone"]);
        IReadOnlyList<Reply> replies =
        [
            Reply.Show(input.Here, OutageCard.ForPerson(stored.Value, say), OutageCard.SlotOf(id)),
            Reply.Say(input.Here, say.Format("Report_AffectedNoted", say.ServiceName(stored.Value.ServiceId))),
        ];
        if (record.Value.AffectedPeople.Contains(input.Person.Id)) return new TurnResult(conversation, replies, Changes.None);
        var joined = record.Value with { AffectedPeople = record.Value.AffectedPeople.Add(input.Person.Id) };
        return new TurnResult(conversation, replies, Changes.None.Update(OutageQueries.Outages, record, joined));
    }
}
