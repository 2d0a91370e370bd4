using System.Collections.Immutable;

namespace SupportBot.Knowledge.Llm;

/// <summary>An entry of a ticket's thread.</summary>
/// <param name="Who">"employee" or "technician"; never a name.</param>
public sealed record ThreadEntry(string Who, string Text);

/// <summary>A thread in short, for whoever takes it over.</summary>
/// <param name="Next">What should happen next; null when nobody said.</param>
public sealed record ThreadSummary(string Problem, ImmutableList<string> Tried, string? Next);

/// <summary>Sums up a ticket's thread.</summary>
public sealed class ThreadSummaries(ILanguageModel model)
{
    private const int MostTokens = 400;
    private const int MostEntries = 60;
    private const int LongestLine = 300;
    private const int MostSteps = 6;

    /// <summary>Null when there is no summary: the thread itself is still there.</summary>
    /// <param name="entries">Oldest first; of a long thread the last ones are read.</param>
    public async Task<ThreadSummary?> WriteAsync(string title, IReadOnlyList<ThreadEntry> entries, CancellationToken ct)
    {
        if (!model.IsConfigured || entries.Count == 0) return null;
        var shown = entries.TakeLast(MostEntries).Select(e => new { who = e.Who, text = e.Text });
        return Parse(await model.AskAsync(PromptFile.With(PromptFile.Summarize, new { title, entries = shown }, MostTokens), ct));
    }

    public static ThreadSummary? Parse(ModelReply reply)
    {
        if (ModelJson.Object(reply) is not { } item || SafeText.Of(ModelJson.Text(item, "problem"), LongestLine) is not { } problem) return null;
        var tried = ModelJson.Texts(item, "tried").Select(t => SafeText.Of(t, LongestLine)).OfType<string>().Take(MostSteps);
        return new ThreadSummary(problem, [.. tried], SafeText.Of(ModelJson.Text(item, "next"), LongestLine));
    }
}
