using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using SupportBot.Bot.Storage.LiteDb;
using SupportBot.Bot.Storage.Postgres;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage;

/// <summary>The one store: opened at the start and closed with the host.</summary>
public static class StorageServices
{
    public const string FileName = "supportbot.db";

    /// <summary>Setting with the connection string of a PostgreSQL database; without it the embedded store is used.</summary>
    public const string PostgresSetting = "Storage:Postgres";

    /// <summary>How long a process that vanished keeps its work; a work loop gives an item two minutes.</summary>
    private static readonly Duration Lease = Duration.FromMinutes(3);

    /// <summary>Full path of the data folder; <c>.data</c> where the bot was started unless <c>Storage:Folder</c> says otherwise.</summary>
    public static string FolderOf(IConfiguration configuration) => Path.GetFullPath(configuration["Storage:Folder"] ?? ".data");

    /// <summary>PostgreSQL when a connection string is set, for any number of processes; else one LiteDB file for this one.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration) =>
        configuration[PostgresSetting] is { Length: > 0 } connection
            ? services.AddStore(time => PostgresStore.Open(connection, time, Lease))
            : services.AddEmbeddedStore(FolderOf(configuration));

    /// <summary>One LiteDB file in a folder.</summary>
    /// <param name="folder">Data folder; made when it is not there.</param>
    public static IServiceCollection AddEmbeddedStore(this IServiceCollection services, string folder) =>
        services.AddStore(time => LiteDbStore.Open(Path.Combine(folder, FileName), time));

    private static IServiceCollection AddStore(this IServiceCollection services, Func<TimeProvider, IBotStore> open)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => open(provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<FailedStoreGuard>();
        services.AddSingleton<IDocumentStore>(static provider => provider.GetRequiredService<IBotStore>());
        services.AddSingleton(static provider => provider.GetRequiredService<IBotStore>().Inbox);
        services.AddSingleton(static provider => new Outbox(provider.GetRequiredService<IBotStore>().Outbox));
        return services;
    }
}
