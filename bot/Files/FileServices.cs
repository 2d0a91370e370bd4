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
        services.AddHostedService<DigestWorker>();
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
