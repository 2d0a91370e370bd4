using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportBot.Bot.Playground;

public static class PlaygroundServices
{
    /// <summary>
    /// Adds the chat windows when the environment is Development and <see cref="PlaygroundOptions.Enabled"/> is not off.
    /// Anywhere else nothing is added: a Playground sends no credentials.
    /// </summary>
    public static IServiceCollection AddPlaygroundWindows(
        this IServiceCollection services, IHostEnvironment environment, IConfiguration section, PlaygroundWorld world)
    {
        if (!environment.IsDevelopment() || !section.GetValue(nameof(PlaygroundOptions.Enabled), true)) return services;
        services.AddOptions<PlaygroundOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(world);
        services.TryAddSingleton<BotAddress>();
        return services.AddHostedService<PlaygroundWindows>();
    }
}
