using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Knowledge.Quality;

/// <summary>Asks an index many questions whose answers are known.</summary>
public static class SearchEvaluation
{
    /// <param name="search">What is asked.</param>
    /// <param name="questions">In the order in which they are asked.</param>
    /// <param name="depth">Articles taken from each answer, at least 1.</param>
    /// <param name="clock">Measures each search.</param>
    /// <param name="ct">Stops between two questions.</param>
    public static async Task<(List<AnsweredQuestion> Answers, List<TimeSpan> Times)> AskAsync(
        IKnowledgeSearch search, IReadOnlyList<KnownQuestion> questions, int depth, TimeProvider clock, CancellationToken ct)
    {
        var answers = new List<AnsweredQuestion>(questions.Count);
        var times = new List<TimeSpan>(questions.Count);
        foreach (var question in questions)
        {
            var start = clock.GetTimestamp();
            var found = await search.SearchAsync(question.Text, ArticleScope.Desk, depth, ct);
            times.Add(clock.GetElapsedTime(start));
            answers.Add(new AnsweredQuestion(
                question, [.. found.Select(p => new ScoredArticle(p.ArticleId, p.Score))], found.Count == 0 ? 0 : found[0].Confidence));
        }

        return (answers, times);
    }
}
