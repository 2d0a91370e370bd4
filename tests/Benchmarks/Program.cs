using SupportBot.Benchmarks;

switch (args)
{
    case ["downtime", ..]:
        DowntimeBenchmark.Run();
        return 0;
    default:
        Console.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- NAME");
        Console.WriteLine("  downtime   one year, 50 services, 5,000 outages and more");
        return 2;
}
