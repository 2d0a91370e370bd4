using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Periods;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>"how much downtime did we have last month?": the figures of the asker's own company, never of another.</summary>
public sealed class DowntimeSummary(OutageQueries outages, BookShelf books) : IFlow
{
    /// <summary>What an hour of one person's work is assumed to cost; printed with every figure that rests on it.</summary>
    private static readonly CostAssumptions Assumed = new() { HourlyCost = 38m, ShareLost = new ShareRange(0.25m, 0.5m, 0.75m) };

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var book = books.Current;
        if (input.Person.ClientId is not { } clientId || book.FindClient(clientId) is not { } client)
            return Only(conversation, input, say["Manager_OnlyManagers"]);
        var today = input.Now.InZone(input.Zone).Date;
        if (PeriodReader.Read(input.Text, today, input.Culture) is not PeriodReading.Understood(var period, _, _)
            || Downtime.StartOf(period.From, input.Zone) >= input.Now)
            return Only(conversation, input, say["Manager_AskPeriod"]);
        var known = await outages.OfClientAsync(clientId, input.Now, ct);
        var catalogue = CatalogueOf(book, client);
        var now = Report(period, input, known, catalogue);
        var before = Report(period.Before, input, known, catalogue);
        var card = CardOf(period, now, before, known, book, say, input.Culture);
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private static TurnResult Only(Conversation conversation, UserInput input, string sentence) =>
        new(conversation, [Reply.Say(input.Here, sentence)], Changes.None);

    /// <summary>The services as this client uses them: its people, and the hours of the contract that supports it.</summary>
    private static ImmutableArray<MeasuredService> CatalogueOf(ContractBook book, Client client)
    {
        var contract = book.ContractsOf(client.Id).FirstOrDefault(c => c.Status == ContractStatus.Active);
        var calendar = book.FindCalendar(contract?.Calendar);
        var hours = calendar is null ? null : WorkingHours.Compile(calendar);
        var people = client.Users.Count(u => u.Active);
        return [.. book.Services.Select(s => new MeasuredService { Id = s.Id, HeadCount = people, Hours = hours })];
    }

    private static DowntimeReport Report(
        Period period, UserInput input, IReadOnlyList<OutageRecord> known, ImmutableArray<MeasuredService> catalogue) =>
        Downtime.Over(new DowntimeQuery
        {
            From = period.From,
            Until = period.Until,
            Zone = input.Zone,
            AsOf = input.Now,
            Catalogue = catalogue,
            Services = [.. catalogue.Select(s => s.Id)],
            Outages = [.. known.Select(EffectOf)],
            Cost = Assumed,
        });

    private static Outage EffectOf(OutageRecord record) => new()
    {
        Id = record.Id,
        Service = record.ServiceId,
        Effect = record.Degraded ? OutageEffect.Degraded : OutageEffect.Down,
        Start = record.Start,
        End = record.End,
        Affected = record.Count is { } count ? Affected.Count(count) : Affected.Everybody,
    };

    private static Card CardOf(
        Period period, DowntimeReport now, DowntimeReport before, IReadOnlyList<OutageRecord> known, ContractBook book, Texts say,
        System.Globalization.CultureInfo culture)
    {
        var inPeriod = known.Where(o => o.Start < now.End && (o.End ?? now.End) > now.Start).OrderByDescending(o => LengthIn(o, now)).ToList();
        var lines = new List<Block> { new Block.Line(Headline(period, now, inPeriod.Count, say, culture)) };
        if (inPeriod.Count > 0)
        {
            lines.Add(new Block.Line(People(now, book, say)));
            lines.Add(new Block.Line(Longest(inPeriod[0], now, say)));
        }

        lines.Add(new Block.Line(Trend(period, now, before, say, culture)));
        if (now.Provisional) lines.Add(new Block.Line(say["Manager_Provisional"], Tone.Subtle));
        if (inPeriod.Count > 0) lines.Add(TableOf(inPeriod, now, say));
        return new Card { Title = say.Format("Manager_Title", period.Name(culture)), Blocks = [.. lines] };
    }

    private static string Headline(
        Period period, DowntimeReport now, int count, Texts say, System.Globalization.CultureInfo culture)
    {
        var name = period.Name(culture);
        var always = Percent(now.Always.AnyAvailability, say);
        var agreed = Percent(now.Agreed.AnyAvailability, say);
        if (count == 0) return say.Format("Manager_None", name, always, agreed);
        var total = say.Length(now.Always.AnyDownMinutes);
        var outagesText = count == 1 ? say.Format("Manager_Outages_One", total) : say.Format("Manager_Outages_Many", count, total);
        return say.Format("Manager_Headline", name, outagesText, always, agreed);
    }

    private static string Percent(Availability? availability, Texts say) =>
        availability is null ? say["Manager_Unmeasured"] : say.Number(availability.Percent(2), 2);

    private static string People(DowntimeReport now, ContractBook book, Texts say)
    {
        var minutes = now.Agreed.UserMinutes;
        var hours = (minutes.Low + minutes.High) / 2m / 60m;
        return say.Format(
            "Manager_People", say.Number(hours, 1), say.Money(now.Cost?.Likely ?? 0m, book.Currency),
            say.Money(Assumed.HourlyCost, book.Currency), say.Number(Assumed.ShareLost.Likely * 100m, 0));
    }

    private static string Longest(OutageRecord longest, DowntimeReport now, Texts say) => say.Format(
        "Manager_Longest", say["Service_" + longest.ServiceId], say.When(longest.Start), say.Length(LengthIn(longest, now)));

    private static string Trend(
        Period period, DowntimeReport now, DowntimeReport before, Texts say, System.Globalization.CultureInfo culture)
    {
        var (minutes, earlier) = (now.Always.AnyDownMinutes, before.Always.AnyDownMinutes);
        var key = minutes < earlier ? "Manager_Better" : minutes > earlier ? "Manager_Worse" : "Manager_Same";
        return say.Format(key, period.Before.Name(culture), say.Length(earlier));
    }

    private static Block.Table TableOf(IEnumerable<OutageRecord> inPeriod, DowntimeReport now, Texts say) => new(
        [say["Manager_Service"], say["Manager_Started"], say["Manager_Lasted"], say["Manager_Cause"]],
        [.. inPeriod.OrderBy(o => o.Start).Select(o => ImmutableList.Create(
            say["Service_" + o.ServiceId], say.When(o.Start), say.Length(LengthIn(o, now)), o.Cause))]);

    /// <summary>Minutes of the outage inside the reported span.</summary>
    private static decimal LengthIn(OutageRecord outage, DowntimeReport now)
    {
        var start = Instant.Max(outage.Start, now.Start);
        var end = Instant.Min(outage.End ?? now.End, now.End);
        return (decimal)(end - start).BclCompatibleTicks / NodaConstants.TicksPerMinute;
    }
}
