using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Llm;

/// <summary>Drafts an article from a resolved ticket; a person has to accept it.</summary>
public sealed class ArticleDrafts(ILanguageModel model)
{
    private const int MostTokens = 700;
    private const int LongestTitle = 80;
    private const int LongestLine = 300;
    private const int MostSymptoms = 6;
    private const int MostSteps = 8;
    private const int MostMinutes = 240;

    /// <summary>Null when there is no fit draft.</summary>
    /// <param name="id">Id of the article to be.</param>
    public async Task<Article?> WriteAsync(string id, string problem, string resolution, string serviceId, CancellationToken ct)
    {
        if (!model.IsConfigured) return null;
        var prompt = PromptFile.With(PromptFile.Draft, new { problem, resolution, services = new[] { serviceId } }, MostTokens);
        return Parse(await model.AskAsync(prompt, ct), id, serviceId);
    }

    public static Article? Parse(ModelReply reply, string id, string serviceId)
    {
        if (ModelJson.Object(reply) is not { } item || SafeText.Of(ModelJson.Text(item, "title"), LongestTitle) is not { } title) return null;
        var symptoms = Lines("symptoms", MostSymptoms);
        var steps = Lines("steps", MostSteps);
        if (symptoms.Count == 0 || steps.Count == 0) return null;
        var minutes = ModelJson.Number(item, "minutes") is { } given ? Math.Clamp(given, 1, MostMinutes) : 0;
        return new Article
        {
            Id = id,
            Title = title,
            Services = [serviceId],
            Symptoms = [.. symptoms],
            Minutes = minutes,
            Steps = [.. steps],
            Sections = [new ArticleSection("Steps", string.Join('\n', steps))],
        };

        List<string> Lines(string property, int most) =>
            [.. ModelJson.Texts(item, property).Select(t => SafeText.Of(t.ReplaceLineEndings(" "), LongestLine)).OfType<string>().Take(most)];
    }
}
