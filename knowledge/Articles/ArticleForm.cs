using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Knowledge.Articles;

/// <summary>The fields that somebody fills in to write an article; nothing is checked before it is read as Markdown.</summary>
/// <param name="Minutes">As it was typed; empty for unknown.</param>
/// <param name="Body">Markdown after the front matter, with the numbered steps under "## Steps".</param>
public sealed partial record ArticleForm(
    string Id, string Title, IReadOnlyList<string> Services, IReadOnlyList<string> Symptoms, string Audience, string Minutes,
    LocalDate? Reviewed, IReadOnlyList<string> Clients, string Body)
{
    /// <summary>The form of an article that is there.</summary>
    /// <param name="text">Its Markdown.</param>
    public static ArticleForm Of(Article article, string text) => new(
        article.Id, article.Title, article.Services, article.Symptoms, article.Audience,
        article.Minutes == 0 ? "" : article.Minutes.ToString(CultureInfo.InvariantCulture), article.Reviewed, article.Clients, BodyOf(text));

    /// <summary>The article's file. Read again it gives the same fields.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("---\n");
        Put("id", Id);
        Put("title", Title);
        text.Append("services: [").AppendJoin(", ", Services.Select(Scalar)).Append("]\nsymptoms:\n");
        foreach (var symptom in Symptoms) text.Append("  - ").Append(Scalar(symptom)).Append('\n');
        Put("audience", Audience);
        if (Minutes.Length > 0) Put("minutes", Minutes);
        if (Reviewed is { } day) Put("reviewed", LocalDatePattern.Iso.Format(day));
        if (Clients.Count > 0) text.Append("clients: [").AppendJoin(", ", Clients.Select(Scalar)).Append("]\n");
        return text.Append("---\n\n").Append(Body.ReplaceLineEndings("\n").Trim()).Append('\n').ToString();

        void Put(string key, string value) => text.Append(key).Append(": ").Append(Scalar(value)).Append('\n');
    }

    /// <summary>The Markdown after the front matter.</summary>
    public static string BodyOf(string text) => FrontMatterBlock().Match(text) is { Success: true } front ? text[front.Length..].Trim() : text.Trim();

    /// <summary>The same file with another id.</summary>
    public static string WithId(string text, string id) => WithLine(text, "id", id);

    /// <summary>The same file, checked on a day; all other lines stay as they are.</summary>
    public static string WithReviewed(string text, LocalDate day) => WithLine(text, "reviewed", LocalDatePattern.Iso.Format(day));

    private static string WithLine(string text, string key, string value)
    {
        if (FrontMatterBlock().Match(text) is not { Success: true } front) return text;
        var line = new Regex($"^{key}:[^\r\n]*", RegexOptions.Multiline | RegexOptions.CultureInvariant);
        var head = line.IsMatch(front.Value)
            ? line.Replace(front.Value, $"{key}: {value}", 1)
            : front.Value.Insert(front.Groups[1].Index, $"{key}: {value}\n");
        return head + text[front.Length..];
    }

    /// <summary>A YAML text: plain where that is beyond doubt, in quotes otherwise.</summary>
    private static string Scalar(string value)
    {
        var line = value.ReplaceLineEndings(" ").Trim();
        return Plain().IsMatch(line) && !Special().IsMatch(line) ? line : JsonSerializer.Serialize(line, Readable);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"\A\uFEFF?---[ \t]*\r?\n(?s:.*?)^(---)[ \t]*(?:\r?\n|\z)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FrontMatterBlock();

    [GeneratedRegex(@"^[\p{L}\p{Nd}](?:[\p{L}\p{Nd} .()/'+%_-]*[\p{L}\p{Nd}.)])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    /// <summary>What YAML would read as something else than a text, or as nothing.</summary>
    [GeneratedRegex(@"^(?:null|true|false|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
