namespace SupportBot.Benchmarks;

/// <summary>A line of a report's table.</summary>
internal sealed record ReportRow(string Task, string Target, string Figure);
