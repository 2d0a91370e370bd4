using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Bot.Turns;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Joins the checks to the host.</summary>
public static class DiagnosisServices
{
    /// <summary>Adds checks and readiness. Nothing is opened or asked before a check runs.</summary>
    public static IServiceCollection AddDiagnosis(this IServiceCollection services)
    {
        services.AddSingleton<ICheck, KeysCheck>();
        services.AddSingleton<ICheck, CredentialsCheck>();
        services.AddSingleton<ICheck, CertificateCheck>();
        services.AddSingleton<ICheck>(static p => new StoreCheck(p.GetRequiredService<IDocumentStore>));
        services.AddSingleton<ICheck>(static p => new EscalationCheck(
            p.GetRequiredService<DeskPlace>,
            new Reach(p.GetRequiredService<ConnectorClient>())));
        services.AddSingleton<ICheck>(static p => new PeopleCheck(p.GetRequiredService<IDocumentStore>, p.GetRequiredService<ContactBook>));
        services.AddSingleton<ICheck>(static p => new RotaCheck(p.GetRequiredService<IDocumentStore>, p.GetRequiredService<IOptions<RotaOptions>>()));
        services.AddSingleton<ICheck, ModelCheck>();
        services.AddHostedService<DiagnosisWatch>();
        services.AddSingleton(static p => new DiagnosisRun(
            p.GetRequiredService<IOptions<ChannelOptions>>(), p.GetServices<ICheck>, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Readiness>();
        return services;
    }

    /// <summary>
    /// Opens GET /healthz (the process answers) and GET /readyz (store and keys are there, so activities can be taken).
    /// Both tell names and verdicts only.
    /// </summary>
    public static void MapDiagnosis(this IEndpointRouteBuilder routes)
    {
        var readiness = new Lazy<Readiness>(routes.ServiceProvider.GetRequiredService<Readiness>);
        routes.MapGet("/healthz", static (HttpContext context) => context.Response.WriteAsync("ok", context.RequestAborted));
        routes.MapGet("/readyz", (HttpContext context) => readiness.Value.AnswerAsync(context));
    }
}
