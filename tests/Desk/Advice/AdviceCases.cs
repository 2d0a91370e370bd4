using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SupportBot.Desk.Advice;

namespace SupportBot.Tests.Desk.Advice;

/// <summary>Random months, offers and tickets; small numbers so that ties and limits are met.</summary>
internal static class AdviceCases
{
    public static readonly Instant AsOf = Instant.FromUtc(2026, 3, 31, 10, 0);

    private static readonly Gen<decimal> Cents = Gen.Frequency(
        (1, Gen.Const(0m)),
        (3, Gen.Int[0, 8].Select(step => step * 250m)),
        (1, Gen.Long[0, 99_999_999_999_999_999].Select(cents => cents / 100m)),
        (3, Gen.Int[0, 300_000].Select(cents => cents / 100m)));

    private static readonly Gen<SupportMonth> Month =
        Gen.Select(Cents, Gen.Int[0, 20], Gen.Int[0, 800], Gen.Int[0, 19])
        .Select((billed, tickets, hours, kind) => new SupportMonth
        {
            Month = new YearMonth(2025, 1),
            Billed = billed,
            Tickets = tickets,
            UserHours = hours / 10m,
            MajorIncident = kind == 0,
        });

    private static readonly Gen<FitAnswers> Fit =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 5])
        .Select((compliance, allDay, services, hours) => new FitAnswers
        {
            Compliance = compliance == 0 ? null : compliance == 1,
            Needs24x7 = allDay == 0 ? null : allDay == 1,
            Services = services == 0 ? null : services,
            AcceptableHours = hours == 0 ? null : hours * 10m,
        });

    public static readonly Gen<ComparisonInput> Comparison =
        Gen.Select(Month.Array[6, 14], Cents, Gen.Int[0, 10_000], Gen.Int[1, 3], Gen.Int[0, 1_000], Fit)
        .Select((months, fee, residual, horizon, seed, fit) => new ComparisonInput
        {
            Months = [.. months.Select((month, i) => month with { Month = new YearMonth(2025, 1).PlusMonths(i) })],
            Offer = new ManagedOffer(fee, residual / 10_000m),
            HourlyCost = seed % 3 * 10.25m,
            Horizon = horizon,
            Seed = seed,
            Fit = fit,
        });

    private static readonly Gen<ProblemTicket> Ticket =
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 2])
        .Select((day, service, cause, device, user) =>
            new ProblemTicket
            {
                Id = "",
                OpenedAt = AsOf - Duration.FromDays(day) + Duration.FromSeconds(day % 7 == 0 ? 0 : day % 7 - 3),
                Service = $"s{service}",
                Cause = cause == 0 ? "unknown" : "wear",
                Device = device == 0 ? null : $"d{device}",
                User = $"u{user}",
                Cost = day / 4m,
            });

    public static readonly Gen<RecurrenceSearch> Recurrences =
        Gen.Select(Ticket.Array[0, 40], Gen.Int[0, 15]).Select((tickets, open) => new RecurrenceSearch
        {
            AsOf = AsOf,
            Tickets = [.. tickets.Select((ticket, i) => ticket with { Id = $"R{(i * 7) % 41}" })],
            OpenProblems = Some(
                open, "device|s0|wear|d1", "service|s0|wear|*", "device|s1|unknown|d2", "service|s1|unknown|*"),
        });

    private static ImmutableHashSet<string> Some(int bits, params string[] keys) =>
        [.. keys.Where((_, i) => (bits & (1 << i)) != 0)];
}
