using System.CommandLine;
using NodaTime;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Storage.LiteDb;

namespace SupportBot.Bot.Commands;

/// <summary><c>sample reset</c>: empties the data folder's store and loads the sample world again.</summary>
public static class SampleCommand
{
    public static Command Build()
    {
        var folder = new Option<DirectoryInfo>("--data")
        {
            Description = "The data folder.",
            DefaultValueFactory = static _ => new DirectoryInfo(".data"),
        };
        var reset = new Command("reset", "Deletes what is stored and loads the sample world again.") { folder };
        reset.SetAction((parsed, ct) => ResetAsync(parsed.GetRequiredValue(folder), ct));
        return new Command("sample", "The sample world: one provider, four clients, three months of past.") { reset };
    }

    private static async Task<int> ResetAsync(DirectoryInfo folder, CancellationToken ct)
    {
        try
        {
            var path = Path.Combine(folder.FullName, StorageServices.FileName);
            // Opening it first makes sure that no running bot has it.
            LiteDbStore.Open(path, TimeProvider.System).Dispose();
            foreach (var file in folder.EnumerateFiles(StorageServices.FileName[..^3] + "*")) file.Delete();
            using var store = LiteDbStore.Open(path, TimeProvider.System);
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            await SampleWorld.LoadIntoEmptyAsync(store, SampleWorld.Book(), now, ct);
            await Console.Out.WriteLineAsync("The sample world is loaded.");
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
