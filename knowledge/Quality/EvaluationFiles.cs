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
    /// <exception cref="InvalidDataException">A line is not an object, or has no id.</exception>
    public static List<Article> Articles(string path, bool dropSymptomSections) =>
        [.. JsonLinesFile.Read(path).Select(item => ArticleOf(path, item, dropSymptomSections))];

    /// <summary>Questions <c>{id, text, relevant[], relevant_missing[]?}</c>; <c>rewrite</c> stands in for <c>text</c>.</summary>
    /// <exception cref="InvalidDataException">A line is not an object.</exception>
    public static List<KnownQuestion> Questions(string path) => [.. JsonLinesFile.Read(path).Select(item =>
    {
        var relevant = JsonLinesFile.Texts(item, "relevant").ToImmutableHashSet(StringComparer.Ordinal);
        var text = JsonLinesFile.Text(item, "text") is { Length: > 0 } given ? given : JsonLinesFile.Text(item, "rewrite");
        return new KnownQuestion(
            JsonLinesFile.Text(item, "id"), text, relevant, relevant.Count + JsonLinesFile.Items(item, "relevant_missing").Count());
    })];

    private static Article ArticleOf(string path, JsonElement item, bool dropSymptomSections)
    {
        var id = JsonLinesFile.Text(item, "id");
        if (id.Length == 0) throw new InvalidDataException($"{path}: an article has no id");
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
