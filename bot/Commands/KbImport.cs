using System.CommandLine;
using NodaTime;
using SupportBot.Desk.Storage;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Bot.Commands;

/// <summary>
/// <c>kb import FOLDER [--yes] [--keep]</c>: every error of every file at once, or what the folder would change; with
/// <c>--yes</c> it is taken over, all of it or nothing.
/// </summary>
internal static class KbImport
{
    private static readonly Argument<DirectoryInfo> Folder = new("FOLDER") { Description = "Folder with Markdown articles, also in folders below." };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Imports it; without it only the preview is shown." };

    private static readonly Option<bool> Keep = new("--keep") { Description = "Articles that no file has stay; without it they are retired." };

    public static Command Build()
    {
        var command = new Command("import", "Previews a folder of articles, and takes it over with --yes.") { Folder, Yes, Keep };
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var folder = parsed.GetRequiredValue(Folder).FullName;
        if (await KnowledgeFiles.ReadAsync(() => MarkdownArticles.ReadFiles(folder)) is not { } read) return ExitCodes.Usage;
        foreach (var error in read.Errors) await Console.Out.WriteLineAsync(error.ToString());
        if (!read.Errors.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"{read.Errors.Count} errors. Nothing was imported.");
            return ExitCodes.Failed;
        }

        if (read.Files.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"There is no article in {folder}. Nothing was imported.");
            return ExitCodes.Usage;
        }

        return await KnowledgeStore.WithAsync(HostArguments.Of(parsed), services => ImportAsync(services, read, parsed, ct), ct);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, ArticleFolder read, ParseResult parsed, CancellationToken ct)
    {
        var archive = services.GetRequiredService<ArticleArchive>();
        var plan = ArticleImport.Plan(read.Files, await archive.SinceAsync(0, ct), parsed.GetValue(Keep));
        foreach (var added in plan.Added) await Console.Out.WriteLineAsync($"+ {added.Article.Id}  {added.Article.Title}");
        foreach (var changed in plan.Changed) await Console.Out.WriteLineAsync($"~ {changed.Article.Id}  {changed.Article.Title}");
        foreach (var retired in plan.Retired) await Console.Out.WriteLineAsync($"- {retired.Id}  {retired.File}");
        await Console.Out.WriteLineAsync(
            $"{plan.Added.Count} added, {plan.Changed.Count} changed, {plan.Retired.Count} retired, {plan.Unchanged} unchanged.");
        if (plan.IsEmpty) return ExitCodes.Ok;
        if (!parsed.GetValue(Yes))
        {
            await Console.Out.WriteLineAsync("Nothing was imported. Add --yes to take it over.");
            return ExitCodes.Ok;
        }

        try
        {
            var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
            await archive.ImportAsync(plan, "kb import", now, ct);
        }
        catch (Exception other) when (other is StaleWriteException or DuplicateDocumentException)
        {
            await Console.Error.WriteLineAsync("Somebody changed an article at this moment. Nothing was imported; look at the preview again.");
            return ExitCodes.Failed;
        }

        await Console.Out.WriteLineAsync("Imported. Every running bot finds it with its next question.");
        return ExitCodes.Ok;
    }
}
