using System.Collections.Immutable;
using SupportBot.Desk.Sla;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>How promises were kept, and by which policy; null when nothing is promised.</summary>
public sealed record MeasuredLevels(ServiceLevels? Levels, SlaPolicy? Policy)
{
    /// <summary>Promises missed of those decided, 0 to 1; null when none was decided.</summary>
    public decimal? MissedShare
    {
        get
        {
            if (Levels is null) return null;
            var missed = Levels.Priorities.Sum(p => p.Response.Missed + p.Resolution.Missed);
            var decided = missed + Levels.Priorities.Sum(p => p.Response.Met + p.Resolution.Met);
            return decided == 0 ? null : (decimal)missed / decided;
        }
    }
}

/// <summary>"how fast do you answer?": promises kept and missed, with the tickets.</summary>
public static class LevelSheet
{
    public static Sheet Of(Ask ask, MeasuredLevels measured, Reader reader)
    {
        var (levels, policy) = measured;
        var say = reader.Say;
        var title = say.Format("Manager_TitleLevels", ask.Period.Name(reader.Culture));
        if (levels is null || policy is null) return new Sheet { Ask = ask, Title = title, Headline = say["Manager_NoPolicy"] };
        var total = levels.Priorities.Sum(p => p.Tickets);
        if (total == 0) return new Sheet { Ask = ask, Title = title, Headline = say.Format("Manager_LevelsNone", ask.Period.Name(reader.Culture)) };
        var blocks = ImmutableList.CreateBuilder<Block>();
        blocks.Add(Table(levels, say));
        blocks.Add(new Block.Line(say.Format("Manager_LevelsNote", policy.Id, policy.Calendar), Tone.Subtle));
        if (levels.Unmeasured > 0) blocks.Add(new Block.Line(say.Format("Manager_Unmeasured_Tickets", levels.Unmeasured), Tone.Subtle));
        if (levels.Misses.Length > 0) blocks.Add(Misses(levels, say));
        return new Sheet
        {
            Ask = ask,
            Title = title,
            Headline = Headline(levels, total, say),
            Blocks = blocks.ToImmutable(),
            Rows = new Block.Table(
                ["ticket", "priority", "promise", "used_minutes", "budget_minutes", "reason"],
                [.. levels.Misses.Select(m => ImmutableList.Create(
                    m.TicketId, m.Priority.ToString(), m.Promise.ToString(), Plain.Of(m.Used), Plain.Of(m.Budget), m.Reason.ToString()))]),
            Tickets = [.. levels.Misses.Select(m => m.TicketId).Distinct()],
            Next = [Topic.Tickets, Topic.Downtime, Topic.Recurring],
        };
    }

    private static string Headline(ServiceLevels levels, int total, Texts say)
    {
        var response = levels.Priorities.Aggregate((Met: 0, Missed: 0), (sum, p) => (sum.Met + p.Response.Met, sum.Missed + p.Response.Missed));
        var resolution = levels.Priorities.Aggregate((Met: 0, Missed: 0), (sum, p) => (sum.Met + p.Resolution.Met, sum.Missed + p.Resolution.Missed));
        return say.Format(
            "Manager_LevelsHeadline", total, response.Met, response.Met + response.Missed, resolution.Met, resolution.Met + resolution.Missed);
    }

    private static Block.Table Table(ServiceLevels levels, Texts say) => new(
        [say["Manager_Priority"], say["Manager_Count"], say["Manager_Answered"], say["Manager_Half"], say["Manager_NineInTen"],
            say["Manager_Solved"], say["Manager_Half"], say["Manager_NineInTen"]],
        [.. levels.Priorities.Select(p => ImmutableList.Create(
            p.Priority.ToString(), say.Number(p.Tickets, 0),
            Share(p.Response, say), Minutes(p.Response.Median, say), Minutes(p.Response.Ninetieth, say),
            Share(p.Resolution, say), Minutes(p.Resolution.Median, say), Minutes(p.Resolution.Ninetieth, say)))]);

    private static Block.Table Misses(ServiceLevels levels, Texts say) => new(
        [say["Manager_Ticket"], say["Manager_Priority"], say["Manager_Missed"], say["Manager_Took"], say["Manager_Why"]],
        [.. levels.Misses.Select(m => ImmutableList.Create(
            m.TicketId, m.Priority.ToString(), say["Manager_Promise_" + m.Promise],
            say.Format("Manager_OfBudget", say.Length(m.Used), say.Length(m.Budget)), say["Manager_MissReason_" + m.Reason]))]);

    private static string Share(PromiseLevels levels, Texts say) =>
        levels.Percent is { } percent ? say.Format("Manager_Percent", say.Number(percent, 1)) : "–";

    private static string Minutes(long? minutes, Texts say) => minutes is { } m ? say.Length(m) : "–";
}
