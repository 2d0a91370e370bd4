using System.CommandLine;
using System.Text;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb export FOLDER</c>: writes every article that is in force as it was written, to the byte.</summary>
internal static class KbExport
{
    private static readonly Argument<DirectoryInfo> Folder = new("FOLDER") { Description = "Where the files go; made when it is not there." };

    public static Command Build()
    {
        var command = new Command("export", "Writes the articles as Markdown files.") { Folder };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => KnowledgeStore.WithAsync(
            HostArguments.Of(parsed), services => ExportAsync(services, parsed.GetRequiredValue(Folder).FullName, ct), ct));
        return command;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, string folder, CancellationToken ct)
    {
        var stored = await services.GetRequiredService<ArticleArchive>().SinceAsync(0, ct);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var article in stored.Where(a => !a.Retired).OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            // Two articles may have come with the same name from different folders, or one was written in the chat.
            var file = written.Add(article.File) ? article.File : article.Id + "/" + article.File;
            var path = Path.GetFullPath(file, folder);
            if (!path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            await File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(article.Text), ct);
            written.Add(file);
        }

        await Console.Out.WriteLineAsync($"{written.Count} articles in {folder}.");
        var others = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(folder, p).Replace('\\', '/')).Where(f => !written.Contains(f)).Order(StringComparer.Ordinal);
        foreach (var other in others) await Console.Out.WriteLineAsync($"  left alone, no article in force: {other}");
        return ExitCodes.Ok;
    }
}
