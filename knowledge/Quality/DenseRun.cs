using System.Collections.Frozen;
using System.Globalization;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Quality;

/// <summary>What a dense search found for the same questions, from a file, so that fusion is measured without an endpoint.</summary>
public sealed class DenseRun
{
    /// <summary>Lexical hits that take part in the fusion.</summary>
    public const int LexicalDepth = 20;

    private const int Columns = 6;

    private readonly FrozenDictionary<string, ScoredArticle[]> _byQuestion;

    private DenseRun(FrozenDictionary<string, ScoredArticle[]> byQuestion) => _byQuestion = byQuestion;

    /// <summary>Reads tab-separated lines: system, variant, question, rank, article, score.</summary>
    /// <exception cref="InvalidDataException">No line is of this system and variant, or a score is no number.</exception>
    public static DenseRun Read(string path, string system, string variant)
    {
        var rows = JsonLinesFile.Lines(path).Select(line => line.Split('\t'))
            .Where(c => c.Length >= Columns && c[0] == system && c[1] == variant)
            .Select(c => (Question: c[2], Article: new ScoredArticle(c[4], ScoreOf(path, c[5]))))
            .GroupBy(r => r.Question, r => r.Article, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return rows.Count > 0 ? new DenseRun(rows) : throw new InvalidDataException($"{path}: no line of '{system}', '{variant}'");
    }

    /// <summary>The answer with the dense order added to the lexical one.</summary>
    public AnsweredQuestion Fuse(AnsweredQuestion answer)
    {
        var dense = _byQuestion.GetValueOrDefault(answer.Question.Id, []);
        return answer with { Found = [.. RankFusion.Fuse(answer.Ranked, dense).Select(a => a.Id)] };
    }

    private static double ScoreOf(string path, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            ? score
            : throw new InvalidDataException($"{path}: '{text}' is no score");
}
