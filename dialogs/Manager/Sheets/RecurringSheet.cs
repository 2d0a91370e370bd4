using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>"what keeps coming back?": problems beyond chance, what they cost, and what to do about them.</summary>
public static class RecurringSheet
{
    public static Sheet Of(Ask ask, RecurrenceSearch search, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var found = Recurrence.Find(search);
        var title = say["Manager_TitleRecurring"];
        if (search.Tickets.IsEmpty) return new Sheet { Ask = ask, Title = title, Headline = say["Manager_RecurringNoData"] };
        if (found.IsEmpty)
        {
            var none = say.Format("Manager_RecurringNone", search.Tickets.Length);
            var how = new Block.Line(say["Manager_RecurringHow"], Tone.Subtle);
            return new Sheet { Ask = ask, Title = title, Headline = none, Blocks = [how], Next = [Topic.Tickets, Topic.Downtime] };
        }

        return new Sheet
        {
            Ask = ask,
            Title = title,
            Headline = say.Format("Manager_RecurringHeadline", found.Length, say.Money(found.Sum(r => r.Cost), book.Currency)),
            Blocks = [.. found.Select(r => (Block)new Block.Line(LineOf(r, book, say))), new Block.Line(say["Manager_RecurringHow"], Tone.Subtle)],
            Rows = new Block.Table(
                ["key", "count_90_days", "count_270_days_before", "chance", "cost", "tickets"],
                [.. found.Select(r => ImmutableList.Create(
                    r.Key.Text, Plain.Of(r.Count), Plain.Of(r.Base), r.Tail.ToString("F4", System.Globalization.CultureInfo.InvariantCulture),
                    Plain.Of(r.Cost), string.Join(' ', r.Tickets)))]),
            Tickets = [.. found.SelectMany(r => r.Tickets).Distinct()],
            Next = [Topic.Tickets, Topic.Cost, Topic.Review],
        };
    }

    /// <summary>What comes back, how often, for how much, with which tickets, and the maintenance that would end it.</summary>
    public static string LineOf(Recurrence found, ContractBook book, Texts say)
    {
        const int most = 6;
        var what = found.Key.Device is { } device
            ? say.Format("Manager_OnDevice", DowntimeSheets.NameOf(found.Key.Service, book), device)
            : DowntimeSheets.NameOf(found.Key.Service, book);
        var ids = string.Join(", ", found.Tickets.Take(most)) + (found.Tickets.Length > most ? ", …" : "");
        return say.Format(
            "Manager_RecurringLine", what, say["Cause_" + found.Key.Cause], found.Count, found.Base, say.Money(found.Cost, book.Currency), ids,
            say["Manager_Fix_" + found.Key.Cause]);
    }
}
