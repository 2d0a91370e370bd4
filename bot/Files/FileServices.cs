using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupportBot.Bot.Workers;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Bot.Files;

/// <summary>Joins files and digests to the host.</summary>
public static class FileServices
{
    /// <summary>Setting with the address at which people reach the bot; needed behind a proxy.</summary>
    public const string PublicUrlKey = "PublicUrl";

    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<FilesEndpoint>();
        services.AddSingleton<SentFileAnswer>();
        services.AddSingleton<FileHosts>();
        services.AddSingleton<FileFetch>();
        services.AddSingleton<FileWorker>();
        services.AddHostedService(static s => s.GetRequiredService<FileWorker>());
        services.AddHostedService<DigestWorker>();
        services.AddHttpClient(FileFetch.ClientName, static client => client.Timeout = FileFetch.LongestFetch)
            .UseSocketsHttpHandler(static (handler, provider) =>
            {
                var loopback = provider.GetRequiredService<FileHosts>().AllowsLoopback;
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.UseProxy = false; // A proxy would resolve names itself, past the check of addresses.
                handler.ActivityHeadersPropagator = null;
                handler.ConnectCallback = (context, ct) => PublicAddresses.ConnectAsync(context.DnsEndPoint, loopback, ct);
            })
            .RemoveAllLoggers();
        return services;
    }

    public static void MapFiles(this WebApplication app)
    {
        var endpoint = new Lazy<FilesEndpoint>(app.Services.GetRequiredService<FilesEndpoint>);
        app.MapGet(FilesEndpoint.Path, context => endpoint.Value.HandleAsync(context));
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var own = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            if ((app.Configuration[PublicUrlKey] ?? own) is { } url) app.Services.GetRequiredService<FileLinks>().PublicUrl = url.TrimEnd('/');
        });
    }
}
