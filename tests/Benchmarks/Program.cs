using System.Globalization;
using SupportBot.Benchmarks;

switch (args)
{
    case ["book", ..]:
        BookBenchmark.Run(args is [_, var clients, ..] ? int.Parse(clients, CultureInfo.InvariantCulture) : 1_000);
        return 0;
    case ["decide", ..]:
        DecideBenchmark.Run();
        return 0;
    case ["downtime", ..]:
        DowntimeBenchmark.Run();
        return 0;
    case ["turns", ..]:
        return await Turns.RunAsync(args[1..]);
    default:
        Console.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- NAME");
        Console.WriteLine("  book [CLIENTS]   reading a contract book with three contracts per client, and lookups");
        Console.WriteLine("  decide           coverage decisions and settlements per second, first questions at 50,000 clients");
        Console.WriteLine("  downtime         one year, 50 services, 5,000 outages and more");
        Console.WriteLine("  turns [SECONDS]  complete first-triage turns over HTTP, for 1, 16 and 64 conversations in flight");
        return 2;
}
