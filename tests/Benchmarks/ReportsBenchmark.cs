using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using SupportBot.Bot.Files;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks;

/// <summary>
/// A year of one client on LiteDB: 200,000 tickets, 5,000 outages, 50 services. Budgets: a summary within 250 ms (p99), the
/// quarterly pack as a PDF within 5 s, 400 MB of memory.
/// </summary>
internal static class ReportsBenchmark
{
    private const int Services = 50;
    private const int People = 300;
    private const int Rounds = 100;
    private const int Batch = 500;

    private static readonly Instant Now = Instant.FromUtc(2026, 12, 31, 12, 0);

    public static async Task RunAsync(int tickets, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-reports-");
        try
        {
            await using var store = LiteDbStore.Open(Path.Combine(folder.FullName, "supportbot.db"), TimeProvider.System);
            await FillAsync(store, tickets, ct);
            var books = new BookShelf();
            books.Put(Book());
            var figures = SomeFigures.Of(store, books);
            var manager = new Person { Id = "t/m", Upn = "m@x.example", Name = "M", ClientId = "big", Roles = [PersonRole.Manager], Zone = "Europe/Berlin" };
            var reader = Reader.Of(manager, Now);
            await SummariesAsync(figures, reader, ct);
            await PackAsync(figures, reader, ct);
            using var own = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reports  tickets {tickets}  peak memory {own.PeakWorkingSet64 / 1_048_576} MB"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SummariesAsync(Figures figures, Reader reader, CancellationToken ct)
    {
        var year = new Ask { Topic = Topic.Downtime, ClientId = "big", Period = new(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)) };
        await figures.AnswerAsync(year, reader, ct);
        var times = new double[Rounds];
        var cpu = Cpu();
        for (var i = 0; i < Rounds; i++)
        {
            var before = Stopwatch.GetTimestamp();
            await figures.AnswerAsync(year, reader, ct);
            times[i] = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reports  summary of a year  p50 {times[Rounds / 2]:F0} ms  p99 {times[Rounds - 2]:F0} ms  processor {(Cpu() - cpu).TotalMilliseconds / Rounds:F0} ms"));
    }

    private static async Task PackAsync(Figures figures, Reader reader, CancellationToken ct)
    {
        var quarter = new Ask { Topic = Topic.Review, ClientId = "big", Period = new(new LocalDate(2026, 10, 1), new LocalDate(2027, 1, 1)) };
        var (before, cpu) = (Stopwatch.GetTimestamp(), Cpu());
        if (await figures.AnswerAsync(quarter, reader, ct) is not SheetAnswer.Answered(var sheet)) throw new InvalidOperationException("The review was refused.");
        List<Sheet> pages = [sheet, .. sheet.Parts];
        var pdf = SheetPdf.Of(sheet.Title, "benchmark", pages);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"reports  quarterly pack  {Stopwatch.GetElapsedTime(before).TotalSeconds:F1} s  processor {(Cpu() - cpu).TotalSeconds:F1} s  {pages.Count} parts  {pdf.Length / 1024} KB"));
    }

    /// <summary>Of all threads, collecting garbage too: tells what a busy machine hides.</summary>
    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;

    private static async Task FillAsync(LiteDbStore store, int tickets, CancellationToken ct)
    {
        var random = new Random(7);
        var start = Now - Duration.FromDays(365);
        var changes = Changes.None;
        for (var i = 0; i < tickets; i++)
        {
            var opened = start + Duration.FromMinutes((long)i * 365 * 24 * 60 / tickets);
            changes = changes.Insert(TicketDocuments.Tickets, $"SD-{i}", TicketOf(i, opened, random));
            if (changes.Documents.Count < Batch) continue;
            await store.CommitAsync(changes, ct);
            changes = Changes.None;
        }

        for (var i = 0; i < 5_000; i++)
        {
            var from = start + Duration.FromMinutes(random.Next(0, 365 * 24 * 60));
            changes = changes.Insert(OutageQueries.Outages, $"O-{i}", new OutageRecord
            {
                Id = $"O-{i}",
                ClientId = "big",
                ServiceId = $"s{random.Next(Services)}",
                Start = from,
                End = from + Duration.FromMinutes(random.Next(1, 180)),
                Cause = $"Cause {i % 12}",
            });
            if (changes.Documents.Count < Batch) continue;
            await store.CommitAsync(changes, ct);
            changes = Changes.None;
        }

        if (!changes.IsEmpty) await store.CommitAsync(changes, ct);
    }

    private static Ticket TicketOf(int index, Instant opened, Random random)
    {
        var desk = new TicketActor("d/1", "Technician", TicketSide.Desk);
        var own = new TicketActor($"c/{index % 300}", "Somebody", TicketSide.Client);
        var ticket = new Ticket
        {
            Id = $"SD-{index}",
            ClientId = "big",
            RequesterId = own.Id,
            RequesterName = own.Name,
            Title = "Something does not work",
            Description = "Something does not work since this morning",
            ServiceId = $"s{random.Next(Services)}",
            ServiceName = "Service",
            Priority = (Priority)(1 + (index % 4)),
            OpenedAt = opened,
            Promise = new TicketPromise("covered", "EUR", null, null, null, "1", null),
        };
        var taken = opened + Duration.FromMinutes(random.Next(1, 60));
        var solved = taken + Duration.FromMinutes(random.Next(5, 600));
        ticket = Step(ticket, TicketStep.Submit, own, opened);
        ticket = Step(ticket, TicketStep.Claim, desk, taken);
        return Step(ticket, TicketStep.Resolve, desk, solved, new TicketResolution("Done", "wear"));
    }

    private static Ticket Step(Ticket ticket, TicketStep step, TicketActor actor, Instant at, TicketResolution? solved = null) =>
        TicketRules.Apply(ticket, step, actor, at, null, solved) is TicketOutcome.Changed changed ? changed.Ticket : ticket;

    private static ContractBook Book()
    {
        var yaml = new StringBuilder("""
            book: 1
            version: bench
            currency: EUR
            zone: Europe/Berlin
            provider: {name: P, rateCard: std, defaultContract: walk-in}
            taxes: [{id: vat, name: VAT, rate: 19}]
            calendars:
              - id: office
                zone: Europe/Berlin
                windows: {mon: ["08:00-18:00"], tue: ["08:00-18:00"], wed: ["08:00-18:00"], thu: ["08:00-18:00"], fri: ["08:00-18:00"]}
            rateCards: [{id: std, rates: [{workType: remote, rate: 120}], minimum: 15, increment: 15, tax: vat}]
            slaPolicies:
              - id: gold
                calendar: office
                targets: [{priority: P1, response: 15, resolution: 240}, {priority: P2, response: 30, resolution: 480}, {priority: P3, response: 60, resolution: 1200}, {priority: P4, response: 240, resolution: 2400}]
            contracts:
              - {id: walk-in, client: "*", kind: time-and-materials, from: 2020-01-01, calendar: office}
              - {id: gold, client: big, kind: fixed-fee, from: 2020-01-01, calendar: office, sla: gold, fee: {perMonth: 9000}}

            """);
        yaml.AppendLine("clients:").AppendLine("  - id: big\n    name: Big\n    tenants: [c0000000-0000-4000-8000-000000000009]\n    zone: Europe/Berlin\n    users:");
        for (var i = 0; i < People; i++) yaml.AppendLine(CultureInfo.InvariantCulture, $"      - {{id: p{i}, upn: p{i}@big.example}}");
        yaml.AppendLine("services:");
        for (var i = 0; i < Services; i++) yaml.AppendLine(CultureInfo.InvariantCulture, $"  - {{id: s{i}, name: Service {i}, calendar: office, users: 300}}");
        return ContractBookReader.Read(Encoding.UTF8.GetBytes(yaml.ToString())) switch
        {
            BookReading.Complete(var book) => book,
            BookReading.Refused refused => throw new InvalidOperationException(refused.First.ToString()),
            _ => throw new InvalidOperationException("A reading is complete or refused."),
        };
    }
}
