using SupportBot.Bot.Hosting;
using SupportBot.Bot.Storage;

namespace SupportBot.Bot.Commands;

/// <summary>Opens the configured store for a command about articles.</summary>
internal static class KnowledgeStore
{
    /// <summary>Runs something over the store's services; what keeps the store from opening is said in one sentence.</summary>
    public static async Task<int> WithAsync(string[] args, Func<IServiceProvider, Task<int>> run, CancellationToken ct)
    {
        try
        {
            await using var app = BotHost.Build(args, people: null);
            await BotHost.LoadAsync(app.Services, ct);
            return await run(app.Services);
        }
        catch (StoreInUseException)
        {
            await Console.Error.WriteLineAsync("The data is in use: stop the running bot first, or change the article in its chat.");
        }
        catch (StoreUnreachableException)
        {
            await Console.Error.WriteLineAsync($"The PostgreSQL database cannot be reached or refuses. Check {StorageServices.PostgresSetting}.");
        }

        return ExitCodes.Failed;
    }
}
