using System.Collections.Immutable;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>Downtime of a period as sentences, chart and tables. Decides nothing: every figure is in the input.</summary>
public static class DowntimeSheets
{
    /// <summary>Outages that are told one after the other.</summary>
    private const int MostInTimeline = 40;

    /// <summary>"how much downtime did we have last month?"</summary>
    public static Sheet Summary(Ask ask, DowntimeFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var blocks = ImmutableList.CreateBuilder<Block>();
        if (figures.Outages.Length > 0)
        {
            blocks.Add(new Block.Line(People(figures, book, say)));
            blocks.Add(new Block.Line(Longest(figures, book, say)));
        }

        blocks.Add(new Block.Line(Trend(figures, reader)));
        if (figures.Earlier is not null && Plain.IsCut(ask, figures.EarlierPeriod)) blocks.Add(new Block.Line(say["Manager_SameDays"], Tone.Subtle));
        blocks.AddRange(Notes(ask, figures, book, reader));
        if (figures.Outages.Length > 0)
        {
            blocks.Add(Chart(ask, figures, reader));
            blocks.Add(Table(figures, book, say));
        }

        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_Title", ask.Period.Name(reader.Culture)),
            Headline = Headline(ask, figures, book, reader),
            Blocks = blocks.ToImmutable(),
            Rows = Rows(figures),
            Tickets = [.. figures.Tickets],
            Next = [Topic.Services, Topic.Causes, Topic.Tickets],
        };
    }

    /// <summary>Each service with its own figures; those without an outage in one sentence.</summary>
    public static Sheet ByService(Ask ask, DowntimeFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var hit = figures.Now.Services.Where(s => s.Always.DownMinutes > 0 || s.Blocks.Length > 0).OrderByDescending(s => s.Always.DownMinutes).ToList();
        var table = new Block.Table(
            [say["Manager_Service"], say["Manager_Outages"], say["Manager_Down"], say["Manager_Always"], say["Manager_Agreed"], say["Manager_Mtrs"]],
            [.. hit.Select(s => ImmutableList.Create(
                NameOf(s.Service, book), say.Number(s.Always.Failures + s.Always.CarriedIn, 0), say.Length(s.Always.DownMinutes),
                Percent(s.Always.Availability, say), Percent(s.Agreed.Availability, say), s.Always.MtrsMinutes is { } m ? say.Length(m) : "–"))]);
        var others = new Block.Line(say.Format("Manager_OtherServices", figures.Now.Services.Length - hit.Count), Tone.Subtle);
        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_TitleServices", ask.Period.Name(reader.Culture)),
            Headline = Headline(ask, figures, book, reader),
            Blocks = [.. hit.Count > 0 ? [table] : Array.Empty<Block>(), others, .. Notes(ask, figures, book, reader)],
            Rows = new Block.Table(
                ["service", "failures", "down_minutes", "availability_always", "availability_agreed", "user_minutes_low", "user_minutes_high"],
                [.. figures.Now.Services.Select(s => ImmutableList.Create(
                    s.Service, Plain.Of(s.Always.Failures), Plain.Of(s.Always.DownMinutes), s.Always.Availability?.Text(4) ?? "",
                    s.Agreed.Availability?.Text(4) ?? "", Plain.Of(s.Always.UserMinutes.Low), Plain.Of(s.Always.UserMinutes.High)))]),
            Tickets = [.. figures.Tickets],
            Next = [Topic.Causes, Topic.Timeline, Topic.Tickets],
        };
    }

    /// <summary>What brought services down, the longest first.</summary>
    public static Sheet ByCause(Ask ask, DowntimeFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var causes = figures.Outages.GroupBy(o => o.Cause, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Cause: g.Key, Count: g.Count(), Minutes: g.Sum(figures.MinutesOf), Services: g.Select(o => NameOf(o.ServiceId, book)).Distinct()))
            .OrderByDescending(c => c.Minutes).ToList();
        var table = new Block.Table(
            [say["Manager_Cause"], say["Manager_Outages"], say["Manager_Lasted"], say["Manager_Service"]],
            [.. causes.Select(c => ImmutableList.Create(c.Cause, say.Number(c.Count, 0), say.Length(c.Minutes), string.Join(", ", c.Services)))]);
        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_TitleCauses", ask.Period.Name(reader.Culture)),
            Headline = Headline(ask, figures, book, reader),
            Blocks = [.. causes.Count > 0 ? [table] : Array.Empty<Block>(), .. Notes(ask, figures, book, reader)],
            Rows = new Block.Table(
                ["cause", "outages", "minutes"],
                [.. causes.Select(c => ImmutableList.Create(c.Cause, Plain.Of(c.Count), Plain.Of(c.Minutes)))]),
            Tickets = [.. figures.Tickets],
            Next = [Topic.Services, Topic.Timeline, Topic.Tickets],
        };
    }

    /// <summary>One outage after the other.</summary>
    public static Sheet Timeline(Ask ask, DowntimeFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var lines = figures.Outages.Select(o => (Block)new Block.Line(say.Format(
            o.End is { } end && end <= figures.Now.End ? "Manager_TimelineRow" : "Manager_TimelineOpen",
            say.When(o.Start), say.When(o.End ?? figures.Now.End), NameOf(o.ServiceId, book), say.Length(figures.MinutesOf(o)), o.Cause)));
        var more = figures.Outages.Length - MostInTimeline;
        Block[] rest = more > 0 ? [new Block.Line(say.Format("Manager_TimelineMore", more), Tone.Subtle)] : [];
        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_TitleTimeline", ask.Period.Name(reader.Culture)),
            Headline = Headline(ask, figures, book, reader),
            Blocks = [.. lines.Take(MostInTimeline), .. rest, .. Notes(ask, figures, book, reader)],
            Rows = Rows(figures),
            Tickets = [.. figures.Tickets],
            Next = [Topic.Services, Topic.Causes, Topic.Tickets],
        };
    }

    /// <summary>The name that the contract book gives a service.</summary>
    public static string NameOf(string serviceId, ContractBook book) => book.FindService(serviceId)?.Name ?? serviceId;

    /// <summary>The first sentence: how many outages, how long, and both availabilities; never 100 % where nothing is known.</summary>
    public static string Headline(Ask ask, DowntimeFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var name = ask.Period.Name(reader.Culture);
        var what = What(ask, book, reader);
        if (!figures.HasData) return say.Format("Manager_NoData", name, what);
        var (always, agreed) = (Percent(figures.Now.Always.AnyAvailability, say), Percent(figures.Now.Agreed.AnyAvailability, say));
        if (figures.Outages.Length == 0) return say.Format("Manager_None", name, always, agreed, what);
        var total = say.Length(figures.Now.Always.AnyDownMinutes);
        var count = figures.Outages.Length == 1
            ? say.Format("Manager_Outages_One", total)
            : say.Format("Manager_Outages_Many", figures.Outages.Length, total);
        return say.Format("Manager_Headline", name, count, always, agreed, what);
    }

    public static string Percent(Availability? availability, Texts say) =>
        availability is null ? say["Manager_Unmeasured"] : say.Format("Manager_Percent", say.Number(availability.Percent(2), 2));

    /// <summary>All services, or what the question was narrowed to.</summary>
    private static string What(Ask ask, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var client = book.FindClient(ask.ClientId);
        string?[] parts =
        [
            ask.Service is { } service ? NameOf(service, book) : say["Manager_AllServices"],
            ask.Site is { } site ? client?.Sites.Find(site)?.Name ?? site : null,
            ask.Cause is { } cause ? say.Format("Manager_OfCause", cause) : null,
            reader.Person.ClientId is null ? client?.Name ?? ask.ClientId : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string People(DowntimeFigures figures, ContractBook book, Texts say)
    {
        var minutes = figures.Now.Agreed.UserMinutes;
        return say.Format(
            "Manager_People", say.Number((minutes.Low + minutes.High) / 120m, 1), say.Money(figures.Now.Cost?.Likely ?? 0m, book.Currency),
            say.Money(DowntimeFigures.Assumed.HourlyCost, book.Currency), say.Number(DowntimeFigures.Assumed.ShareLost.Likely * 100m, 0),
            say.MoneyRange(figures.Now.Cost?.Low ?? 0m, figures.Now.Cost?.High ?? 0m, book.Currency));
    }

    private static string Longest(DowntimeFigures figures, ContractBook book, Texts say)
    {
        var longest = figures.Outages.MaxBy(figures.MinutesOf) ?? figures.Outages[0];
        return say.Format("Manager_Longest", NameOf(longest.ServiceId, book), say.When(longest.Start), say.Length(figures.MinutesOf(longest)));
    }

    private static string Trend(DowntimeFigures figures, Reader reader)
    {
        var name = figures.EarlierPeriod.Name(reader.Culture);
        if (figures.Earlier is not { } before) return reader.Say.Format("Manager_NoEarlier", name);
        var (minutes, earlier) = (figures.Now.Always.AnyDownMinutes, before.Always.AnyDownMinutes);
        var key = minutes < earlier ? "Manager_Better" : minutes > earlier ? "Manager_Worse" : "Manager_Same";
        return reader.Say.Format(key, name, reader.Say.Length(earlier));
    }

    /// <summary>What limits the figures: not final, not known, or a site whose outages are not told apart.</summary>
    private static IEnumerable<Block> Notes(Ask ask, DowntimeFigures figures, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        if (figures.Now.Provisional) yield return new Block.Line(say["Manager_Provisional"], Tone.Subtle);
        if (figures.KnownSince > figures.Now.Start && figures.HasData)
            yield return new Block.Line(say.Format("Manager_KnownSince", say.When(figures.KnownSince.Value)), Tone.Subtle);
        if (!figures.LeftOut.IsEmpty) yield return new Block.Line(say.Format("Manager_LeftOut", figures.LeftOut.Length), Tone.Subtle);
        if (ask.Site is not null && figures.Outages.Any(o => o.Sites.IsEmpty)) yield return new Block.Line(say["Manager_SiteNote"], Tone.Subtle);
        if (figures.Now.Services.Any(s => s.Always.PartialRule != s.Always.Availability) && book.Services.Length > 0)
            yield return new Block.Line(say["Manager_DegradedNote"], Tone.Subtle);
    }

    private static Block.Chart Chart(Ask ask, DowntimeFigures figures, Reader reader)
    {
        var say = reader.Say;
        var bars = DownBuckets.Of(figures.Now, ask.Period, reader.Zone);
        var worst = bars.MaxBy(b => b.Minutes);
        return new Block.Chart(
            say["Manager_ChartTitle"],
            say.Format("Manager_ChartAlt", bars.Count(b => b.Minutes > 0), bars.Length, worst.Bucket.Name(reader.Culture), say.Length(worst.Minutes)),
            say["Manager_ChartUnit"],
            [.. bars.Select(b => new Bar(Label(b.Bucket, reader), b.Minutes / 60m, b.Minutes > 0 ? say.Length(b.Minutes) : ""))]);
    }

    private static string Label(Period bucket, Reader reader) => bucket.DaysLong is > 7 and <= 31 && bucket.Until.Day == 1
        ? bucket.From.ToString("MMM", reader.Culture)
        : reader.Say.DayOfYear(bucket.From);

    private static Block.Table Table(DowntimeFigures figures, ContractBook book, Texts say) => new(
        [say["Manager_Service"], say["Manager_Started"], say["Manager_Lasted"], say["Manager_Cause"]],
        [.. figures.Outages.Select(o => ImmutableList.Create(NameOf(o.ServiceId, book), say.When(o.Start), say.Length(figures.MinutesOf(o)), o.Cause))]);

    private static Block.Table Rows(DowntimeFigures figures) => new(
        ["outage", "service", "effect", "start_utc", "end_utc", "minutes_in_period", "people", "cause"],
        [.. figures.Outages.Select(o => ImmutableList.Create(
            o.Id, o.ServiceId, o.Degraded ? "degraded" : "down", Plain.Of(o.Start), o.End is { } end ? Plain.Of(end) : "",
            Plain.Of(figures.MinutesOf(o)), o.Count is { } people ? Plain.Of(people) : "", o.Cause))]);
}
