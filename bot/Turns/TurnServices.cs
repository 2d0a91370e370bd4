using Microsoft.Extensions.Options;
using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Notices;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Bot.Turns;

/// <summary>Joins the channel's activities to the conversations. The host adds channel, conversations and a store.</summary>
public static class TurnServices
{
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeskOptions>().Bind(configuration.GetSection("Desk"));
        services.AddOptions<NoticeOptions>().Bind(configuration.GetSection("Notices")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(static s => new NoticeSettings(Duration.FromSeconds(s.GetRequiredService<IOptions<NoticeOptions>>().Value.QuietSeconds)));
        services.AddSingleton<ContactBook>();
        services.AddSingleton<IRoster, ConnectorRoster>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<DeskPlace>();
        services.AddSingleton<SentCards>();
        services.AddSingleton<InputReader>();
        services.AddSingleton<QueryInvokes>();
        services.AddSingleton<ReplySender>();
        services.AddSingleton<Channel.IActivitySink, ActivitySink>();
        services.AddSingleton<TurnHandler>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<IValidateOptions<RotaOptions>, RotaOptionsCheck>();
        services.AddOptions<RotaOptions>().Bind(configuration.GetSection(RotaReading.Section)).ValidateOnStart();
        services.AddSingleton<TicketWatcher>();
        services.AddHostedService(static s => s.GetRequiredService<TicketWatcher>());
        services.AddSingleton<MaintenanceWatcher>();
        services.AddHostedService(static s => s.GetRequiredService<MaintenanceWatcher>());
        services.AddOptions<ArticleOptions>().Bind(configuration.GetSection("Articles")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(static s => SettingsOf(s.GetRequiredService<IOptions<ArticleOptions>>().Value));
        services.AddSingleton<ArticleWatcher>();
        services.AddHostedService(static s => s.GetRequiredService<ArticleWatcher>());
        services.AddHostedService<InboxWorker>();
        services.AddHostedService<OutboxWorker>();
        services.AddSingleton<MoneyWatcher.Sources>();
        services.AddSingleton<MoneyWatcher>();
        services.AddHostedService(static provider => provider.GetRequiredService<MoneyWatcher>());
        return services;
    }

    private static ReviewSettings SettingsOf(ArticleOptions options) => new(options.ReviewDays, options.RemindEveryDays);
}
