using System.Collections.Immutable;

namespace SupportBot.Knowledge.Answers;

/// <summary>An answer whose every sentence is taken from articles.</summary>
public sealed record GroundedAnswer(ImmutableList<AnswerSentence> Sentences)
{
    /// <summary>Articles it is taken from, in the order of their first mention.</summary>
    public IEnumerable<string> ArticleIds => Sentences.SelectMany(s => s.Citations).Select(c => c.ArticleId).Distinct(StringComparer.Ordinal);
}

/// <param name="Citations">Never empty.</param>
public sealed record AnswerSentence(string Text, ImmutableList<Citation> Citations);

/// <summary>The passage that a sentence is taken from.</summary>
public sealed record Citation(string ArticleId, string Title);
