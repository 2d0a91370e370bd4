using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Quality;

/// <summary>A question whose right answers are known.</summary>
/// <param name="Relevant">Ids of right articles; empty means that the knowledge base has no answer.</param>
/// <param name="RelevantCount">Right articles that exist, those outside of the collection too.</param>
public sealed record KnownQuestion(string Id, string Text, ImmutableHashSet<string> Relevant, int RelevantCount);

/// <summary>Reads the articles and questions of an evaluation.</summary>
public static partial class EvaluationFiles
{
    /// <summary>
    /// Articles <c>{id, title, text?, sections?: [{heading, text}], question?, answers?}</c>.
    /// </summary>
    /// <param name="path">JSON lines, may be packed with gzip.</param>
    /// <param name="dropSymptomSections">
    /// Leaves out sections that describe the symptoms: for questions that were cut out of those very sections.
    /// </param>
    /// <param name="bad">Takes lines without an id or with one that an earlier line has; without it the first ends the reading.</param>
    /// <exception cref="InvalidDataException">A line is bad and nobody collects bad lines.</exception>
    public static List<Article> Articles(string path, bool dropSymptomSections, BadLines? bad = null) =>
        [.. WithIds(path, "an article", bad).Select(line => ArticleOf(line.Id, line.Item, dropSymptomSections))];

    /// <summary>The lines that have an id of their own.</summary>
    /// <param name="what">What a line is, for the note about one without.</param>
    internal static IEnumerable<(string Id, JsonElement Item)> WithIds(string path, string what, BadLines? bad)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, item) in JsonLinesFile.Numbered(path, bad))
        {
            var id = JsonLinesFile.Text(item, "id");
            if (id.Length == 0) BadLines.Note(bad, path, number, what + " has no id");
            else if (!ids.Add(id)) BadLines.Note(bad, path, number, $"the id {id} was used before");
            else yield return (id, item);
        }
    }

    /// <summary>Questions <c>{id, text, relevant[], relevant_missing[]?}</c>; <c>rewrite</c> stands in for <c>text</c>.</summary>
    /// <param name="path">JSON lines, may be packed with gzip.</param>
    /// <param name="bad">Takes lines without words or with an id that an earlier line has; without it the first ends the reading.</param>
    /// <exception cref="InvalidDataException">A line is bad and nobody collects bad lines.</exception>
    public static List<KnownQuestion> Questions(string path, BadLines? bad = null)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var questions = new List<KnownQuestion>();
        foreach (var (number, item) in JsonLinesFile.Numbered(path, bad))
        {
            var question = QuestionOf(item);
            if (question.Text.Length == 0) BadLines.Note(bad, path, number, "a question has no text");
            else if (question.Id.Length > 0 && !ids.Add(question.Id)) BadLines.Note(bad, path, number, $"the id {question.Id} was used before");
            else questions.Add(question);
        }

        return questions;
    }

    private static KnownQuestion QuestionOf(JsonElement item)
    {
        var relevant = JsonLinesFile.Texts(item, "relevant").ToImmutableHashSet(StringComparer.Ordinal);
        var text = JsonLinesFile.Text(item, "text") is { Length: > 0 } given ? given : JsonLinesFile.Text(item, "rewrite");
        return new KnownQuestion(
            JsonLinesFile.Text(item, "id"), text, relevant, relevant.Count + JsonLinesFile.Items(item, "relevant_missing").Count());
    }

    private static Article ArticleOf(string id, JsonElement item, bool dropSymptomSections)
    {
        var question = JsonLinesFile.Text(item, "question");
        var sections = JsonLinesFile.Items(item, "sections")
            .Select(s => new ArticleSection(JsonLinesFile.Text(s, "heading"), JsonLinesFile.Text(s, "text")))
            .Where(s => !dropSymptomSections || !SymptomHeading().IsMatch(s.Heading))
            .Concat(JsonLinesFile.Texts(item, "answers").Prepend(JsonLinesFile.Text(item, "text"))
                .Where(t => t.Length > 0).Select(t => new ArticleSection("", t)));
        return new Article
        {
            Id = id,
            Title = question.Length > 0 ? question : JsonLinesFile.Text(item, "title"),
            Sections = [.. sections],
        };
    }

    [GeneratedRegex(@"^(symptoms?|problem|issue)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SymptomHeading();
}
