using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Advice;

/// <summary>A problem that came back more often than chance would bring it.</summary>
public sealed record Recurrence
{
    private const int FewestTickets = 3;
    private const int FewestUsers = 2;
    private const double ChanceLimit = 0.05;

    // The base spans three windows; a service without history is taken to have had half a ticket in it.
    private const int WindowsInBase = 3;
    private const double SmallestBase = 0.5;
    private static readonly Duration Window = Duration.FromDays(90);
    private static readonly Duration History = Duration.FromDays(360);

    public required RecurrenceKey Key { get; init; }

    /// <summary>Tickets in the last ninety days.</summary>
    public required int Count { get; init; }

    /// <summary>Tickets in the 270 days before.</summary>
    public required int Base { get; init; }

    /// <summary>Chance of so many or more if nothing had changed, four decimals.</summary>
    public required decimal Tail { get; init; }

    /// <summary>Of the tickets in the last ninety days.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Ids of the tickets in the last ninety days, sorted.</summary>
    public required ImmutableArray<string> Tickets { get; init; }

    /// <summary>Recurring problems, device clusters first, that have no open problem record yet.</summary>
    public static ImmutableArray<Recurrence> Find(RecurrenceSearch search)
    {
        var devices = Clusters(search, RecurrenceKey.OfDevice)
            .Where(cluster => cluster.Recurs)
            .ToList();
        var absorbed = devices.SelectMany(cluster => cluster.InWindow).Select(ticket => ticket.Id)
            .ToHashSet(StringComparer.Ordinal);
        var services = Clusters(search, RecurrenceKey.OfService).Where(cluster =>
            cluster.Recurs
            && cluster.InWindow.Select(ticket => ticket.User).Distinct(StringComparer.Ordinal).Count() >= FewestUsers
            && cluster.InWindow.Any(ticket => !absorbed.Contains(ticket.Id)));
        return devices.Concat(services)
            .Where(cluster => !search.OpenProblems.Contains(cluster.Key.Text))
            .OrderBy(cluster => cluster.Key.Device is null)
            .ThenBy(cluster => cluster.Key.Service, StringComparer.Ordinal)
            .ThenBy(cluster => cluster.Key.Cause, StringComparer.Ordinal)
            .ThenBy(cluster => cluster.Key.Device, StringComparer.Ordinal)
            .Select(cluster => cluster.Proposal())
            .ToImmutableArray();
    }

    private static IEnumerable<Cluster> Clusters(RecurrenceSearch search, Func<ProblemTicket, RecurrenceKey?> keyOf)
    {
        var windowStart = search.AsOf - Window;
        var baseStart = search.AsOf - History;
        foreach (var group in search.Tickets.GroupBy(keyOf))
        {
            if (group.Key is { } key)
            {
                yield return new Cluster(
                    key,
                    group.Where(ticket => ticket.OpenedAt > windowStart && ticket.OpenedAt <= search.AsOf).ToList(),
                    group.Count(ticket => ticket.OpenedAt > baseStart && ticket.OpenedAt <= windowStart));
            }
        }
    }

    private sealed record Cluster(RecurrenceKey Key, List<ProblemTicket> InWindow, int Base)
    {
        private double Tail => PoissonTail(InWindow.Count, Math.Max(Base, SmallestBase) / WindowsInBase);

        public bool Recurs => InWindow.Count >= FewestTickets && Tail < ChanceLimit;

        public Recurrence Proposal() => new()
        {
            Key = Key,
            Count = InWindow.Count,
            Base = Base,
            Tail = decimal.Round((decimal)Math.Max(Tail, 0), 4, MidpointRounding.AwayFromZero),
            Cost = InWindow.Sum(ticket => ticket.Cost),
            Tickets = InWindow.Select(ticket => ticket.Id).Order(StringComparer.Ordinal).ToImmutableArray(),
        };

        /// <summary>P(X ≥ k) of a Poisson variable.</summary>
        private static double PoissonTail(int k, double lambda)
        {
            var term = Math.Exp(-lambda);
            var below = 0.0;
            for (var i = 0; i < k; i++)
            {
                below += term;
                term *= lambda / (i + 1);
            }

            return 1 - below;
        }
    }
}
