using System.Text.Json;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Quality;

namespace SupportBot.Bot.Commands;

/// <summary>Reads what the knowledge commands are given, and says in one sentence what cannot be read.</summary>
internal static class KnowledgeFiles
{
    public static readonly JsonSerializerOptions JsonStyle = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Articles of a file, or those that ship with the program; null, with a sentence on the error stream, when unreadable.</summary>
    public static async Task<ArticleLibrary?> LibraryAsync(FileInfo? file)
    {
        if (file is null) return new ArticleLibrary(MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles);
        return await ReadAsync(() => new ArticleLibrary(EvaluationFiles.Articles(file.FullName, dropSymptomSections: false)));
    }

    /// <summary>What the reader gives; null, with a sentence on the error stream, when a file is missing or malformed.</summary>
    public static async Task<T?> ReadAsync<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return null;
        }
    }

    /// <summary>Says which lines were left out; the exit code says whether there were any.</summary>
    public static async Task<int> ReportAsync(BadLines bad)
    {
        const int shown = 20;
        foreach (var line in bad.Lines.Take(shown)) await Console.Error.WriteLineAsync(line);
        if (bad.Count > shown) await Console.Error.WriteLineAsync(FormattableString.Invariant($"… and {bad.Count - shown} more bad lines"));
        return bad.Count == 0 ? ExitCodes.Ok : ExitCodes.SomeRefused;
    }
}
