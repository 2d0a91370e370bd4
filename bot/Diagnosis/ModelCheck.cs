using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Hosting;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Bot.Diagnosis;

/// <summary>
/// Whether the language model's endpoint answers, takes the key and has the models that are named. Asks for the list of
/// models, which costs nothing. Never worse than a warning: without a model everything works, with less comfort.
/// </summary>
public sealed class ModelCheck(IOptions<LanguageModelOptions> options, IHttpClientFactory clients) : ICheck
{
    private const string NotAList = "does not answer with a list of models, so it is most likely no OpenAI-compatible endpoint.";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public string Name => "model";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        LanguageModelOptions model;
        try
        {
            model = options.Value;
        }
        catch (OptionsValidationException wrong)
        {
            return [new Finding(Name, Verdict.Broken, "The settings under LanguageModel are not right: " + string.Join(" ", wrong.Failures), "Correct them.")];
        }

        if (model.Endpoint is not { } endpoint || (!model.HasChat && !model.HasEmbeddings))
            return [new Finding(Name, Verdict.Skipped, "No language model is configured; none is needed.")];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestWait);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/models"));
            if (!string.IsNullOrEmpty(model.Key)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", model.Key);
            using var http = clients.CreateClient(LanguageModelServices.Client);
            using var answer = await http.SendAsync(request, limit.Token);
            return answer.IsSuccessStatusCode
                ? Judge(model, await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(limit.Token), default, limit.Token))
                : [Refused(answer.StatusCode)];
        }
        catch (HttpRequestException)
        {
            return [Warn("The language model's endpoint cannot be reached.", "Start it, or correct LanguageModel:Endpoint.")];
        }
        catch (JsonException)
        {
            return [Warn("LanguageModel:Endpoint " + NotAList, "Give its address up to and including /v1.")];
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return [Warn($"The language model's endpoint says nothing for {LongestWait.TotalSeconds:0} seconds.", "Look at its load, or correct LanguageModel:Endpoint.")];
        }
    }

    private Finding[] Judge(LanguageModelOptions model, JsonDocument answer)
    {
        using (answer)
        {
            if (answer.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                return [Warn("LanguageModel:Endpoint " + NotAList, "Give its address up to and including /v1.")];
            var known = data.EnumerateArray().Select(IdOf).ToHashSet(StringComparer.Ordinal);
            var missing = new[] { ("ChatModel", model.ChatModel), ("EmbeddingModel", model.EmbeddingModel) }
                .Where(m => !string.IsNullOrWhiteSpace(m.Item2) && !IsThere(known, m.Item2))
                .Select(m => Warn($"The endpoint has no model of the name in LanguageModel:{m.Item1}.", $"Correct LanguageModel:{m.Item1}, or load the model there."))
                .ToArray();
            return missing.Length > 0 ? missing : [new Finding(Name, Verdict.Fine, "The language model's endpoint answers and has the models.")];
        }
    }

    private static string IdOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() ?? "" : "";

    /// <summary>Ollama lists a model with its tag and takes it without one.</summary>
    private static bool IsThere(HashSet<string> known, string name) => known.Contains(name) || known.Contains(name + ":latest");

    private Finding Refused(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            Warn("The language model's endpoint does not take the key.", "Correct LanguageModel:Key."),
        HttpStatusCode.NotFound => Warn("LanguageModel:Endpoint " + NotAList, "Give its address up to and including /v1."),
        HttpStatusCode.TooManyRequests => Warn("The language model's endpoint is too busy.", "Look at its limits."),
        _ => Warn($"The language model's endpoint answers with {(int)status}.", "Look at its own log."),
    };

    private Finding Warn(string said, string fix) => new(Name, Verdict.Warning, said, fix);
}
