using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;

namespace SupportBot.Benchmarks;

/// <summary>The desk's lists and search over many tickets in LiteDB; one in ten tickets is open.</summary>
internal static class DeskBenchmark
{
    private const int Batch = 500;
    private const int Owners = 40;
    private const int Clients = 200;
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 8, 0);

    private static readonly string[] Things = ["printer", "laptop", "scanner", "monitor", "headset", "outlook", "password", "vpn", "dock", "phone"];
    private static readonly string[] Faults = ["broken", "slow", "missing", "locked", "frozen", "noisy", "blinking", "offline"];

    public static async Task RunAsync(string[] args)
    {
        var count = args is [var tickets, ..] ? int.Parse(tickets, CultureInfo.InvariantCulture) : 100_000;
        var folder = Directory.CreateTempSubdirectory("supportbot-bench-");
        try
        {
            using var store = LiteDbStore.Open(Path.Combine(folder.FullName, "desk.db"), TimeProvider.System);
            var watch = Stopwatch.StartNew();
            for (var from = 0; from < count; from += Batch)
            {
                var changes = Enumerable.Range(from, Math.Min(Batch, count - from)).Select(One)
                    .Aggregate(Changes.None, (all, t) => all.Insert(TicketDocuments.Tickets, t.Id, t));
                await store.CommitAsync(changes, CancellationToken.None);
            }

            Console.WriteLine($"{count:N0} tickets written in {watch.Elapsed.TotalSeconds:N0} s; {Environment.ProcessorCount} processors, .NET {Environment.Version}");
            await MeasureAsync(store);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(LiteDbStore store)
    {
        var (views, queries, none) = (new TicketViews(store), new TicketQueries(store), CancellationToken.None);
        await TimeAsync("my tickets", async i => (await views.OfOwnerAsync(OwnerOf(i), null, 10, none)).Tickets.Count);
        await TimeAsync("my tickets, second page", async i =>
        {
            var first = await views.OfOwnerAsync(OwnerOf(i), null, 10, none);
            return (await views.OfOwnerAsync(OwnerOf(i), first.Next, 10, none)).Tickets.Count;
        });
        await TimeAsync("unassigned", async _ => (await views.UnassignedAsync(null, 10, none)).Tickets.Count);
        await TimeAsync("waiting for long", async _ => (await views.WaitingForUserAsync(Start + Duration.FromDays(400), null, 10, none)).Tickets.Count);
        await TimeAsync("board of a client", async i => (await views.OfClientAsync(ClientOf(i), null, 10, none)).Tickets.Count);
        await TimeAsync("search, one word", async i => (await views.SearchAsync(Things[i % Things.Length], 10, none)).Count);
        await TimeAsync("search, two words", async i => (await views.SearchAsync($"person{i % 977} {Things[i % Things.Length]}", 10, none)).Count);
        await TimeAsync("one ticket", async i => await queries.FindAsync("SD-" + (i * 37).ToString(CultureInfo.InvariantCulture), none) is null ? 0 : 1);
    }

    private static async Task TimeAsync(string name, Func<int, Task<int>> read)
    {
        const int rounds = 1_000;
        for (var i = 0; i < 50; i++) await read(i);
        var times = new double[rounds];
        var found = 0L;
        for (var i = 0; i < rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            found += await read(i);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(
            $"{name,-24} p50 {times[rounds / 2],7:N2} ms   p99 {times[rounds * 99 / 100],7:N2} ms   max {times[^1],7:N2} ms   {found / (double)rounds:N1} tickets each");
    }

    private static string OwnerOf(int i) => "desk/" + (i % Owners).ToString(CultureInfo.InvariantCulture);

    private static string ClientOf(int i) => "client" + (i % Clients).ToString(CultureInfo.InvariantCulture);

    private static Ticket One(int i)
    {
        var status = (i % 100) switch
        {
            < 4 => TicketStatus.Open,
            < 8 => TicketStatus.Assigned,
            < 10 => TicketStatus.WaitingForUser,
            _ => TicketStatus.Closed,
        };
        return new Ticket
        {
            Id = "SD-" + i.ToString(CultureInfo.InvariantCulture),
            ClientId = ClientOf(i / 100),
            RequesterId = "client/" + (i % 977).ToString(CultureInfo.InvariantCulture),
            RequesterName = "Person" + (i % 977).ToString(CultureInfo.InvariantCulture),
            Title = $"The {Things[i % Things.Length]} is {Faults[i / 7 % Faults.Length]} since this morning",
            Description = "It worked yesterday. I restarted it twice and nothing changed.",
            ServiceId = "devices",
            ServiceName = "Computers",
            Priority = (Priority)((i % 4) + 1),
            Status = status,
            AssigneeId = status is TicketStatus.Open ? null : OwnerOf(i / 3),
            AssigneeName = "Somebody",
            OpenedAt = Start + Duration.FromMinutes(i),
            Promise = new TicketPromise("covered", "EUR", 0m, 0m, null, "1", null),
        };
    }
}
