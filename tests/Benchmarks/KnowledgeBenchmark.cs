namespace SupportBot.Benchmarks;

/// <summary>Writes the table of the README about search and triage: quality on public data, speed on generated articles.</summary>
internal static class KnowledgeBenchmark
{
    private const string Data = "--data";
    private const string SpeedOnly = "--speed-only";
    private const string QualityOnly = "--quality-only";

    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var at = Array.IndexOf(args, Data);
        var folder = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        Console.WriteLine("| task | target | SupportBot |");
        Console.WriteLine("|---|---|---|");
        if (!args.Contains(SpeedOnly)) Print(await QualityAsync(folder, ct));
        if (!args.Contains(QualityOnly)) Print(await KnowledgeSpeed.RowsAsync(ct));
        return 0;
    }

    private static async Task<IEnumerable<ReportRow>> QualityAsync(string? folder, CancellationToken ct)
    {
        if (folder is null) return [new ReportRow("quality", "", $"not measured: no data folder was given with {Data}")];
        return Directory.Exists(folder)
            ? await new KnowledgeQuality(folder).RowsAsync(ct)
            : [new ReportRow("quality", "", $"not measured: there is no folder {folder}")];
    }

    private static void Print(IEnumerable<ReportRow> rows)
    {
        foreach (var row in rows) Console.WriteLine($"| {row.Task} | {row.Target} | {row.Figure} |");
    }
}
