using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel.Authentication;
using SupportBot.Bot.Channel.Connector;

namespace SupportBot.Bot.Channel;

/// <summary>Joins the channel to the host. The host adds an <see cref="IActivitySink"/>.</summary>
public static class ChannelServices
{
    /// <summary>Adds everything of the channel; the options are read from the root of the configuration.</summary>
    public static IServiceCollection AddChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChannelOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChannelOptions>, ChannelOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceUrls>();
        services.AddSingleton<TrustedIssuers>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<ChannelAuthentication>();
        services.AddSingleton<InboundLimiter>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddHostedService<LoopbackGuard>();
        services.Configure<KestrelServerOptions>(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });

        services.AddConnectorHttp();
        services.AddKeysHttp();
        services.AddHttpClient(EntraHttp.ClientName)
            .AddHttpMessageHandler(static provider => new EntraHttp.PlainLoopback(IsPlain(provider)))
            .RemoveAllLoggers();
        services.AddSingleton<EntraHttp>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<SendLimiter>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<ConnectorExtras>();
        return services;
    }

    /// <summary>Opens POST /api/messages; every other method there gets 405.</summary>
    public static IEndpointConventionBuilder MapChannel(this IEndpointRouteBuilder routes)
    {
        // Not before the first request: a host whose settings are wrong must still be able to say so.
        var endpoint = new Lazy<MessagesEndpoint>(routes.ServiceProvider.GetRequiredService<MessagesEndpoint>);
        return routes.MapPost(MessagesEndpoint.Path, context => endpoint.Value.HandleAsync(context));
    }

    /// <summary>Metadata and keys: small, soon or not at all, and never from where a redirect points.</summary>
    private static void AddKeysHttp(this IServiceCollection services) => services
        .AddHttpClient(SigningKeys.ClientName, static client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = 1024 * 1024;
        })
        .UseSocketsHttpHandler(static (handler, _) => handler.AllowAutoRedirect = false)
        .RemoveAllLoggers();

    private static bool IsPlain(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ChannelOptions>>().Value.ToChannelFromBotLoginUrl
            ?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true;
}
