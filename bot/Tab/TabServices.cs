namespace SupportBot.Bot.Tab;

/// <summary>Joins the manager's tab to the host.</summary>
public static class TabServices
{
    public static IServiceCollection AddTab(this IServiceCollection services)
    {
        services.AddSingleton<TabKeys>();
        services.AddSingleton<TabSignIn>();
        services.AddSingleton<TabEndpoint>();
        return services;
    }

    public static void MapTab(this WebApplication app)
    {
        var endpoint = new Lazy<TabEndpoint>(app.Services.GetRequiredService<TabEndpoint>);
        app.MapGet("/tab/api/figures", context => endpoint.Value.AskAsync(context));
        app.MapGet("/tab/{name=figures.html}", TabEndpoint.FileAsync);
    }
}
