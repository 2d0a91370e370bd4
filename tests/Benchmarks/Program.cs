using System.Globalization;
using SupportBot.Benchmarks;

switch (args)
{
    case ["book", ..]:
        BookBenchmark.Run(Count(1_000));
        return 0;
    case ["decide", ..]:
        DecideBenchmark.Run();
        return 0;
    case ["downtime", ..]:
        DowntimeBenchmark.Run();
        return 0;
    case ["desk", ..]:
        await DeskBenchmark.RunAsync(args[1..]);
        return 0;
    case ["reports", ..]:
        await ReportsBenchmark.RunAsync(Count(200_000), CancellationToken.None);
        return 0;
    case ["turns", ..]:
        return await Turns.RunAsync(args[1..]);
    case ["knowledge", ..]:
        return await KnowledgeBenchmark.RunAsync(args[1..], CancellationToken.None);
    case ["store", ..]:
        return await StoreBenchmark.RunAsync(args is [_, var connection, ..] ? connection : null);
    default:
        Console.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- NAME");
        Console.WriteLine("  book [CLIENTS]   reading a contract book with three contracts per client, and lookups");
        Console.WriteLine("  decide           coverage decisions and settlements per second, first questions at 50,000 clients");
        Console.WriteLine("  downtime         one year, 50 services, 5,000 outages and more");
        Console.WriteLine("  knowledge [--data FOLDER] [--speed-only|--quality-only]  the README's table: quality on public data, speed on generated articles");
        Console.WriteLine("  store [POSTGRES] durable commits, reads and turns of the store alone; in LiteDB, or in an empty PostgreSQL database");
        Console.WriteLine("  desk [TICKETS]   lists and search of the desk over 100,000 tickets in LiteDB");
        Console.WriteLine("  turns --auth [SECONDS]  the same with signed tokens on every request, and what checking one costs");
        Console.WriteLine("  reports [TICKETS] a year of figures on LiteDB: 200,000 tickets, 5,000 outages, 50 services, and the quarterly pack");
        Console.WriteLine("  turns [SECONDS]  complete first-triage turns over HTTP, for 1, 16 and 64 conversations in flight");
        return 2;
}

int Count(int usual) => args is [_, var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : usual;
