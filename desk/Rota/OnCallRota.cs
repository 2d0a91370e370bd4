using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Rota;

/// <summary>Who is on call in which week. Changes only through <see cref="RotaRules"/>.</summary>
public sealed record OnCallRota
{
    /// <summary>There is one.</summary>
    public const string Id = "current";

    public static readonly DocumentType<OnCallRota> Rotas = new("rota");

    /// <summary>Zone of days and of the hand-over.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>A day on which the first of <see cref="Order"/> takes over; every seventh day the next one does.</summary>
    public required LocalDate FirstHandOver { get; init; }

    /// <summary>Local time of the hand-over.</summary>
    public required LocalTime HandOverAt { get; init; }

    /// <summary>Person ids in turn; empty when nobody is on call.</summary>
    public ImmutableList<string> Order { get; init; } = [];

    public ImmutableList<Absence> Absences { get; init; } = [];

    /// <summary>Weeks that somebody took over from another, by the day of their hand-over.</summary>
    public ImmutableSortedDictionary<string, string> Swaps { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>Days on which somebody cannot be called.</summary>
/// <param name="From">First day (in), in the rota's zone.</param>
/// <param name="Until">First day that is not part of it.</param>
public sealed record Absence(string PersonId, LocalDate From, LocalDate Until);
