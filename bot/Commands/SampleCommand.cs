using System.CommandLine;
using NodaTime;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.LiteDb;

namespace SupportBot.Bot.Commands;

/// <summary><c>sample reset</c>: empties the data folder's store and loads the sample world again.</summary>
public static class SampleCommand
{
    public static Command Build()
    {
        var reset = new Command("reset", "Deletes what is stored and loads the sample world again.");
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        reset.TreatUnmatchedTokensAsErrors = false;
        reset.SetAction((parsed, ct) => ResetAsync(HostArguments.Of(parsed), ct));
        return new Command("sample", "The sample world: one provider, four clients, three months of past.") { reset };
    }

    private static async Task<int> ResetAsync(string[] args, CancellationToken ct)
    {
        await using var app = BotHost.Build(args, people: null);
        if (!app.Environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync($"This deletes everything that is stored, so it works in Development only; this is {app.Environment.EnvironmentName}.");
            return ExitCodes.Failed;
        }

        var folder = new DirectoryInfo(StorageServices.FolderOf(app.Configuration));
        try
        {
            var path = Path.Combine(folder.FullName, StorageServices.FileName);
            // Opening it first makes sure that no running bot has it.
            LiteDbStore.Open(path, TimeProvider.System).Dispose();
            foreach (var file in folder.EnumerateFiles(StorageServices.FileName[..^3] + "*")) file.Delete();
            using var store = LiteDbStore.Open(path, TimeProvider.System);
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            await SampleWorld.LoadIntoEmptyAsync(store, SampleWorld.Book(), now, ct);
            await Console.Out.WriteLineAsync($"The sample world is loaded into {folder.FullName}.");
            return ExitCodes.Ok;
        }
        catch (StoreInUseException)
        {
            await Console.Error.WriteLineAsync($"The data in {folder.FullName} is in use: stop the running bot first.");
            return ExitCodes.Failed;
        }
        catch (StoreUnwritableException)
        {
            await Console.Error.WriteLineAsync($"The folder {folder.FullName} cannot be written.");
            return ExitCodes.Failed;
        }
    }
}
