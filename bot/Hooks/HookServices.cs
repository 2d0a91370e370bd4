using Microsoft.Extensions.Options;
using SupportBot.Dialogs.Alerts;

namespace SupportBot.Bot.Hooks;

/// <summary>Joins the webhooks to the host.</summary>
public static class HookServices
{
    public static IServiceCollection AddHooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection(AlertOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsCheck>();
        services.AddSingleton<AlertCaller>();
        services.AddSingleton<AlertTickets>();
        services.AddSingleton<AlertOutages>();
        services.AddSingleton<HandleAlert>();
        services.AddSingleton<AlertsEndpoint>();
        return services;
    }

    public static void MapHooks(this WebApplication app)
    {
        var endpoint = new Lazy<AlertsEndpoint>(app.Services.GetRequiredService<AlertsEndpoint>);
        app.MapPost(AlertsEndpoint.Path, context => endpoint.Value.HandleAsync(context));
    }
}
