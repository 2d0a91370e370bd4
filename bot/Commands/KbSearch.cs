using System.CommandLine;
using System.Text.Json;
using SupportBot.Knowledge.Retrieval;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb search "text"</c>: what the knowledge base finds for somebody's words.</summary>
internal static class KbSearch
{
    private static readonly Argument<string> Words = new("text") { Description = "The words to search for." };

    private static readonly Option<FileInfo?> ArticlesFile = new("--articles")
    {
        Description = "JSON lines with articles, also .gz. Default: the articles that ship with the program.",
    };

    private static readonly Option<string?> Client = new("--client") { Description = "Search as an employee of this client." };

    private static readonly Option<int> Limit = new("--limit") { Description = "Most articles.", DefaultValueFactory = static _ => 5 };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object instead of text." };

    public static Command Build()
    {
        var command = new Command("search", "Finds articles for somebody's words.") { Words, ArticlesFile, Client, Limit, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (await KnowledgeFiles.LibraryAsync(parsed.GetValue(ArticlesFile)) is not { } library) return ExitCodes.Usage;
        var scope = new ArticleScope(parsed.GetValue(Client));
        var found = await new LexicalIndex(library)
            .SearchAsync(parsed.GetRequiredValue(Words), scope, Math.Max(1, parsed.GetValue(Limit)), ct);
        if (parsed.GetValue(Json))
        {
            var hits = found.Select(p => new { p.ArticleId, p.Title, p.Heading, snippet = p.Snippet().Text, p.Score, p.Confidence });
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { articles = hits }, KnowledgeFiles.JsonStyle));
            return ExitCodes.Ok;
        }

        if (found.Count == 0) await Console.Out.WriteLineAsync("Nothing found.");
        foreach (var passage in found)
        {
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{passage.Confidence,4:P0}  {passage.ArticleId}  {passage.Title}"));
            await Console.Out.WriteLineAsync("      " + passage.Snippet().Marked("*", "*"));
        }

        return ExitCodes.Ok;
    }
}
