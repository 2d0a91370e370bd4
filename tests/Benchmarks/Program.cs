using SupportBot.Benchmarks;

switch (args)
{
    case ["downtime", ..]:
        DowntimeBenchmark.Run();
        return 0;
    case ["turns", ..]:
        return await Turns.RunAsync(args[1..]);
    default:
        Console.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- NAME");
        Console.WriteLine("  downtime         one year, 50 services, 5,000 outages and more");
        Console.WriteLine("  turns [SECONDS]  complete first-triage turns over HTTP, for 1, 16 and 64 conversations in flight");
        return 2;
}
