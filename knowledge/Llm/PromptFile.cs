using System.Collections.Concurrent;
using System.Text.Json;

namespace SupportBot.Knowledge.Llm;

/// <summary>The instructions, one Markdown file each, that are built into the assembly.</summary>
public static class PromptFile
{
    public const string Understand = "understand";
    public const string Answer = "answer";
    public const string Clarify = "clarify";
    public const string Summarize = "summarize";
    public const string Draft = "draft";
    public const string Translate = "translate";

    private static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [Understand, Answer, Clarify, Summarize, Draft, Translate];

    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string TextOf(string name) => Read.GetOrAdd(name, static n =>
    {
        var resource = $"{typeof(PromptFile).Namespace}.Prompts.{n}.md";
        using var stream = typeof(PromptFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} was not built into the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The question made of a file and data; the data is masked where it leaves, not here.</summary>
    public static Prompt With(string name, object material, int mostTokens) =>
        new(name, TextOf(name), JsonSerializer.Serialize(material), mostTokens);
}
