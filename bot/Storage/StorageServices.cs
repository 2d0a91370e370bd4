using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage;

/// <summary>The embedded store: one LiteDB file, opened at the start and closed with the host.</summary>
public static class StorageServices
{
    public const string FileName = "supportbot.db";

    /// <summary>Full path of the data folder; <c>.data</c> where the bot was started unless <c>Storage:Folder</c> says otherwise.</summary>
    public static string FolderOf(IConfiguration configuration) => Path.GetFullPath(configuration["Storage:Folder"] ?? ".data");

    /// <param name="folder">Data folder; made when it is not there.</param>
    public static IServiceCollection AddEmbeddedStore(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => LiteDbStore.Open(Path.Combine(folder, FileName), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IBotStore>(static provider => provider.GetRequiredService<LiteDbStore>());
        services.AddHostedService<FailedStoreGuard>();
        services.AddSingleton<IDocumentStore>(static provider => provider.GetRequiredService<LiteDbStore>());
        services.AddSingleton(static provider => provider.GetRequiredService<LiteDbStore>().Inbox);
        services.AddSingleton(static provider => new Outbox(provider.GetRequiredService<LiteDbStore>().Outbox));
        return services;
    }
}
