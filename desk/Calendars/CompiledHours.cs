using System.Runtime.CompilerServices;

namespace SupportBot.Desk.Calendars;

/// <summary>
/// One compiled form per calendar of a book, made when first asked for and dropped together with the book. A memory of
/// a pure function: asking twice gives what asking once gave.
/// </summary>
public static class CompiledHours
{
    private static readonly ConditionalWeakTable<SupportCalendar, WorkingHours> Compiled = [];

    public static WorkingHours Of(SupportCalendar calendar) => Compiled.GetValue(calendar, WorkingHours.Compile);
}
