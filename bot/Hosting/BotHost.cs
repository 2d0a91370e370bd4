using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using NodaTime;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Commands;
using SupportBot.Bot.Diagnosis;
using SupportBot.Bot.Files;
using SupportBot.Bot.Hooks;
using SupportBot.Bot.Playground;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Tab;
using SupportBot.Bot.Telemetry;
using SupportBot.Bot.Turns;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Bot.Hosting;

/// <summary>Puts the running bot together: store, conversations, channel, workers, and in Development the chat windows.</summary>
public static class BotHost
{
    /// <summary>Runs until it is stopped. What keeps it from starting is said in one sentence, and the exit code is not 0.</summary>
    public static async Task<int> RunAsync(string[] args, string? people, CancellationToken ct)
    {
        try
        {
            await using var app = Build(args, people);
            // Before anything is opened; the host would say the same with a page of stack trace.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await LoadAsync(app.Services, ct);
            await app.StartAsync(ct);
            await Console.Out.WriteLineAsync($"SupportBot listens on {string.Join(", ", app.Urls)}. Ctrl+C stops it.");
            await app.WaitForShutdownAsync(ct);
            return ExitCodes.Ok;
        }
        catch (OptionsValidationException wrong)
        {
            return await SayAsync(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (StoreInUseException inUse)
        {
            return await SayAsync($"Another SupportBot works on the data in {Path.GetDirectoryName(inUse.Path)}. Stop it, or choose another folder with --Storage:Folder.");
        }
        catch (StoreUnwritableException locked)
        {
            return await SayAsync($"The data folder {Path.GetDirectoryName(locked.Path)} cannot be written. Give the rights, or choose another folder with --Storage:Folder.");
        }
        catch (StoreUnreachableException)
        {
            return await SayAsync($"The PostgreSQL database cannot be reached or refuses. Check host, name, user and password in {StorageServices.PostgresSetting}; diagnose tells more.");
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return await SayAsync("The port is taken: another program, or another SupportBot, listens there. Stop it, or choose one with --urls http://localhost:4000.");
        }
    }

    /// <summary>The application, ready to start. Tests use it with arguments of their own.</summary>
    /// <param name="clock">The time; null is the machine's.</param>
    public static WebApplication Build(string[] args, string? people, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var sample = SampleWorld.Book();
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        // What keeps it from starting is said in one sentence; the host would print a page of stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddLanguageModel(builder.Configuration);
        builder.Services.AddConversations();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddTurns(builder.Configuration);
        builder.Services.AddChannel(builder.Configuration);
        builder.Services.AddFiles();
        builder.Services.AddTab();
        builder.Services.AddHooks(builder.Configuration);
        builder.Services.AddDiagnosis();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.PostConfigure<DeskOptions>(desk => desk.TenantId ??= SamplePeople.DeskTenant);
            builder.Services.PostConfigure<DeskOptions>(desk => desk.ChannelId ??= SamplePlaygrounds.EscalationChannel);
            builder.Services.AddOptions<RotaOptions>()
                .PostConfigure<TimeProvider>(static (rota, time) => SampleRota.Into(rota, Instant.FromDateTimeOffset(time.GetUtcNow())));
            builder.Services.PostConfigure<PlaygroundOptions>(windows => windows.People ??= people);
            builder.Services.AddPlaygroundWindows(
                builder.Environment, builder.Configuration.GetSection("Playground"), SamplePlaygrounds.World(sample));
        }

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapChannel();
        app.MapFiles();
        app.MapTab();
        app.MapHooks();
        app.MapDiagnosis();
        return app;
    }

    /// <summary>Loads the contract books, and the sample world into an empty store.</summary>
    public static async Task LoadAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var books = await SampleWorld.BooksAsync(services.GetRequiredService<BookArchive>(), now, ct);
        services.GetRequiredService<BookShelf>().Put(books);
        await ReportUpkeep.RunAsync(services.GetRequiredService<IDocumentStore>(), now, ct);
        await SampleWorld.LoadIntoEmptyAsync(services.GetRequiredService<IDocumentStore>(), books.Current, now, ct);
        await services.GetRequiredService<ArticleShelf>().FollowAsync(ct);
        var rota = services.GetRequiredService<IOptions<RotaOptions>>().Value;
        var first = await rota.FirstAsync(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<PeopleQueries>(), books.Current.Zone, ct);
        if (!first.IsEmpty) await services.GetRequiredService<IDocumentStore>().CommitAsync(first, ct);
    }

    private static async Task<int> SayAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return ExitCodes.Failed;
    }
}
