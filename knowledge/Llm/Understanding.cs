using SupportBot.Knowledge.Triage;

namespace SupportBot.Knowledge.Llm;

/// <summary>What a model reads from somebody's words; every field may be missing.</summary>
/// <param name="ServiceId">A service that exists.</param>
/// <param name="Since">Words that stand in the text.</param>
/// <param name="Search">The problem in a few plain words.</param>
public sealed record UnderstoodReport(
    string? ServiceId, TriageKind? Kind, Impact? Impact, Urgency? Urgency, string? Since, string? Search);

/// <summary>The verdict that counts, and other words to search with.</summary>
/// <param name="Search">Null when the person's own words are all there is.</param>
public sealed record Understanding(TriageVerdict Verdict, string? Search);
