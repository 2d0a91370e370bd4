using System.Diagnostics;
using System.Globalization;
using System.Text;
using SupportBot.Desk.Contracts;

namespace SupportBot.Benchmarks;

/// <summary>Reads a generated contract book with three contracts per client, as YAML and as JSON, and looks clients up.</summary>
internal static class BookBenchmark
{
    private const int Rounds = 3;
    private const int Lookups = 1_000_000;

    public static void Run(int clients)
    {
        var json = Encoding.UTF8.GetBytes("{" + Text(clients, ",\n") + "}");
        var yaml = Encoding.UTF8.GetBytes(Text(clients, "\n"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clients} clients, {(clients * 3) + 1} contracts"));
        Measure("JSON", json);
        var book = Measure("YAML", yaml);
        LookUp(book, clients);
    }

    private static ContractBook Measure(string name, byte[] text)
    {
        ContractBook? book = null;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            book = ContractBookReader.Read(text) is BookReading.Complete complete
                ? complete.Book
                : throw new InvalidOperationException("The generated book has errors.");
            watch.Stop();
            var allocated = GC.GetTotalAllocatedBytes() - before;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} {text.Length / 1e6:0.0} MB: {watch.ElapsedMilliseconds} ms, {allocated / 1e6:0} MB allocated"));
        }
        return book ?? throw new InvalidOperationException("No round was run.");
    }

    private static void LookUp(ContractBook book, int clients)
    {
        var ids = Enumerable.Range(0, clients).Select(i => $"client-{i}").ToArray();
        var watch = Stopwatch.StartNew();
        var found = 0;
        for (var i = 0; i < Lookups; i++)
        {
            var id = ids[(int)(i * 7919L % clients)];
            if (book.FindClient(id) is { } client && client.Users.Contains("u1")) found += book.ContractsOf(id).Length;
        }
        watch.Stop();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"lookup of client, user and contracts: {watch.Elapsed.TotalNanoseconds / Lookups:0} ns ({found} contracts found)"));
    }

    /// <summary>Top-level keys in flow style on lines of their own: valid inside braces, and as block YAML without them.</summary>
    private static string Text(int clients, string separator)
    {
        var text = new StringBuilder();
        text.AppendJoin(
            separator,
            """
            "book": 1
            """,
            """
            "version": "generated"
            """,
            """
            "currency": "EUR"
            """,
            """
            "zone": "Europe/Berlin"
            """,
            """
            "provider": {"rateCard": "RC", "defaultContract": "BF0"}
            """,
            """
            "calendars": [{"id": "office", "windows": {"mon": ["08:00-18:00"], "tue": ["08:00-18:00"]}, "holidays": [{"date": "2026-05-01"}]}]
            """,
            """
            "rateCards": [{"id": "RC", "rates": [{"workType": "remote", "rate": 120}, {"rate": 140}], "minimum": 30, "increment": 15}]
            """,
            """
            "services": [{"id": "mail"}, {"id": "lan"}]
            """);
        text.Append(separator).Append("\"clients\": [");
        for (var i = 0; i < clients; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(CultureInfo.InvariantCulture, $$"""
                  {"id": "client-{{i}}", "users": [{"id": "u1"}, {"id": "u2", "role": "approver"}], "devices": [{"id": "ws-1"}]}
                """);
        }
        text.Append(']').Append(separator).Append("""
            "contracts": [
              {"id": "BF0", "client": "*", "kind": "per-incident", "from": "2020-01-01", "calendar": "office", "incident": {"fees": [{"fee": 80}]}}
            """);
        for (var i = 0; i < clients; i++)
        {
            text.Append(",\n").Append(CultureInfo.InvariantCulture, $$$"""
                  {"id": "m-{{{i}}}", "client": "client-{{{i}}}", "kind": "fixed-fee", "from": "2026-01-01", "calendar": "office", "exclude": [{"causes": ["user-damage"]}]},
                  {"id": "h-{{{i}}}", "client": "client-{{{i}}}", "kind": "hours-pool", "from": "2026-01-01", "calendar": "office", "pool": {"unit": "minutes", "periodic": {"every": "month", "quantity": 300} } },
                  {"id": "t-{{{i}}}", "client": "client-{{{i}}}", "kind": "time-and-materials", "from": "2026-01-01", "calendar": "office"}
                """);
        }
        return text.Append(']').ToString();
    }
}
