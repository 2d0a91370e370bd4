using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Benchmarks;

/// <summary>
/// Coverage decisions per second and core on a book of 1,000 clients with three contracts each (managed, prepaid and
/// break-fix, in turns), and how long a first question of a client takes in a book of 50,000.
/// </summary>
internal static class DecideBenchmark
{
    private const int Clients = 1_000;
    private const int ManyClients = 50_000;
    private const int Seed = 20260310;

    private static readonly Duration Round = Duration.FromSeconds(3);
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);

    public static void Run()
    {
        var book = Book(Clients);
        Measure("decisions, any hour of the week", book, Questions(book, (_, _) => true), CoverageRules.Decide);
        Measure("decisions, in support hours", book, Questions(book, (minute, _) => IsOfficeHour(minute)), CoverageRules.Decide);
        Measure("decisions, out of hours, break-fix", book, Questions(book, (minute, client) => !IsOfficeHour(minute) && client % 3 == 2), CoverageRules.Decide);
        Measure("settlements of one ticket", book, Works(book), Settlement.Settle);
        FirstQuestions();
    }

    private static void Measure<TInput, TAnswer>(
        string what, ContractBook book, TInput[] inputs, Func<ContractBook, TInput, TAnswer> decide)
    {
        foreach (var input in inputs)
        {
            decide(book, input);
        }

        var count = 0L;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        while (watch.Elapsed < Round.ToTimeSpan())
        {
            foreach (var input in inputs)
            {
                decide(book, input);
            }

            count += inputs.Length;
        }

        // Seconds of processor time, so that other work on the machine does not count.
        var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {count / seconds:N0}/s on one core, {bytes / count:N0} bytes each"));
    }

    private static void FirstQuestions()
    {
        var book = Book(ManyClients);
        var random = new Random(Seed);
        var times = new List<double>();
        foreach (var client in Enumerable.Range(0, ManyClients).OrderBy(_ => random.Next()).Take(20_000))
        {
            var question = Question(client, Start + Duration.FromMinutes(random.Next(0, 10_000)));
            var watch = Stopwatch.StartNew();
            CoverageRules.Decide(book, question);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first question of a client, {ManyClients:N0} clients: p50 {times[times.Count / 2]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms, most {times[^1]:0.0} ms"));
    }

    private static EstimateInput[] Questions(ContractBook book, Func<int, int, bool> wanted)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, book.Clients.Length * 4)
            .Select(index => (Client: index % book.Clients.Length, Minute: random.Next(0, 7 * 24 * 60)))
            .Where(question => wanted(question.Minute, question.Client))
            .Select(question => Question(question.Client, Start + Duration.FromMinutes(question.Minute)))
            .ToArray();
    }

    private static EstimateInput Question(int client, Instant now) => new()
    {
        Now = now,
        Client = $"client-{client}",
        Request = new CoverageRequest
        {
            Id = "T1",
            OpenedAt = now,
            Requester = "u1",
            Device = "ws-1",
            Service = "mail",
            Priority = Priority.P3,
        },
        History =
        [
            .. Enumerable.Range(1, 20).Select(row =>
                new HistoryRow("mail", Priority.P3, WorkType.Remote, now - Duration.FromDays(row), 10 + (row * 5))),
        ],
    };

    private static SettleInput[] Works(ContractBook book) => Questions(book, (_, _) => true)
        .Select(question => new SettleInput
        {
            Client = question.Client,
            Tickets =
            [
                new TicketWork(
                    question.Request,
                    [
                        new LoggedEntry("e1", question.Now, question.Now + Duration.FromMinutes(35), "technician", WorkType.Remote),
                        new LoggedEntry("e2", question.Now + Duration.FromHours(2), question.Now + Duration.FromHours(3), "technician", WorkType.Onsite),
                    ]),
            ],
        })
        .ToArray();

    private static bool IsOfficeHour(int minute) => minute / 1440 < 5 && minute % 1440 is > 7 * 60 and < 16 * 60;

    private static ContractBook Book(int clients)
    {
        var text = new StringBuilder("""
            {"book": 1, "version": "generated", "currency": "EUR", "zone": "Europe/Berlin",
             "provider": {"rateCard": "RC", "defaultContract": "BF0"},
             "taxes": [{"id": "vat", "rate": 19}],
             "calendars": [{"id": "office", "windows": {"mon": ["08:00-18:00"], "tue": ["08:00-18:00"], "wed": ["08:00-18:00"],
              "thu": ["08:00-18:00"], "fri": ["08:00-18:00"]}, "holidays": [{"date": "2026-05-01"}],
              "classes": [{"id": "weekday", "days": ["mon", "tue", "wed", "thu", "fri"], "multiplier": 1.5},
               {"id": "weekend", "days": ["sat", "sun", "holiday"], "multiplier": 2}]}],
             "rateCards": [{"id": "RC", "rates": [{"workType": "remote", "rate": 120}, {"rate": 140}], "minimum": 30, "increment": 15,
              "fees": {"callOut": 75, "trip": 45}, "tax": "vat"}],
             "services": [{"id": "mail"}, {"id": "lan"}],
             "clients": [
            """);
        text.AppendJoin(",\n", Enumerable.Range(0, clients).Select(i => $$"""
            {"id": "client-{{i}}", "users": [{"id": "u1"}, {"id": "u2", "role": "approver"}], "devices": [{"id": "ws-1"}, {"id": "ws-9"}],
             "policy": {"autoApproveLimit": 150, "workWarrantyDays": 14} }
            """));
        text.Append("""
            ], "contracts": [
             {"id": "BF0", "client": "*", "kind": "per-incident", "from": "2020-01-01", "calendar": "office",
              "incident": {"fees": [{"fee": 80, "outsideFee": 160}], "includedMinutes": 15}},
             {"id": "TM", "client": "*", "kind": "time-and-materials", "from": "2020-01-01", "calendar": "office"}
            """);
        for (var i = 0; i < clients; i++)
        {
            foreach (var contract in Contracts(i))
            {
                text.Append(",\n").Append(contract);
            }
        }

        return ContractBookReader.Read(Encoding.UTF8.GetBytes(text.Append("]}").ToString())) switch
        {
            BookReading.Complete complete => complete.Book,
            BookReading.Refused refused => throw new InvalidOperationException(refused.First.ToString()),
            _ => throw new InvalidOperationException("A reading is complete or refused."),
        };
    }

    private static string[] Contracts(int client) => (client % 3) switch
    {
        0 =>
        [
            Contract(client, "m", "fixed-fee", "\"exclude\": [{\"causes\": [\"user-damage\"]}, {\"workTypes\": [\"project\"]}], \"fallback\": \"TM\""),
            Contract(client, "d", "fixed-fee", "\"scope\": {\"level\": \"device\", \"ids\": [\"ws-9\"]}"),
            Contract(client, "t", "time-and-materials", "\"rank\": 200"),
        ],
        1 =>
        [
            Contract(client, "h", "hours-pool", "\"outside\": {\"rule\": \"draw\", \"weight\": 1.5}, \"pool\": {\"unit\": \"minutes\", \"periodic\": {\"every\": \"month\", \"quantity\": 300, \"rollover\": 1}}"),
            Contract(client, "a", "amount-pool", "\"rank\": 200, \"pool\": {\"unit\": \"amount\", \"blocks\": [{\"id\": \"A-1\", \"quantity\": 500, \"from\": \"2026-01-01\"}]}"),
            Contract(client, "t", "time-and-materials", "\"rank\": 300"),
        ],
        _ =>
        [
            Contract(client, "p", "per-incident", "\"incident\": {\"fees\": [{\"priorities\": [\"P1\"], \"fee\": 180}, {\"fee\": 90, \"outsideFee\": 180}], \"includedMinutes\": 30}"),
            Contract(client, "s", "fixed-fee", "\"scope\": {\"level\": \"service\", \"ids\": [\"lan\"]}"),
            Contract(client, "t", "time-and-materials", "\"rank\": 300"),
        ],
    };

    private static string Contract(int client, string prefix, string kind, string more) => $$"""
        {"id": "{{prefix}}-{{client}}", "client": "client-{{client}}", "kind": "{{kind}}", "from": "2026-01-01", "calendar": "office", {{more}}}
        """;
}
