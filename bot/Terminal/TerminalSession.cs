using NodaTime;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Turns;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Terminal;

/// <summary>A terminal's own sample world, with the same conversations as the running bot.</summary>
public sealed class TerminalSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo? _toDelete;

    private TerminalSession(ServiceProvider services, DirectoryInfo? toDelete, TextWriter output)
    {
        _services = services;
        _toDelete = toDelete;
        Chat = new TerminalChat(
            services.GetRequiredService<TurnRunner>(), services.GetRequiredService<PeopleQueries>(),
            services.GetRequiredService<TimeProvider>(), output);
    }

    public TerminalChat Chat { get; }

    /// <summary>Opens the session and loads the sample world when the folder has none yet.</summary>
    /// <param name="folder">Where the session's data stays; null keeps nothing.</param>
    public static async Task<TerminalSession> StartAsync(DirectoryInfo? folder, TimeProvider clock, TextWriter output, CancellationToken ct)
    {
        var toDelete = folder is null ? Directory.CreateTempSubdirectory("supportbot-chat-") : null;
        var services = new ServiceCollection()
            .AddSingleton(clock)
            // A terminal shows everything as it happens.
            .AddSingleton(new NoticeSettings(Duration.Zero))
            .AddEmbeddedStore((folder ?? toDelete!).FullName) // one of the two is there
            .AddConversations()
            .BuildServiceProvider();
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var books = await SampleWorld.BooksAsync(services.GetRequiredService<BookArchive>(), now, ct);
        services.GetRequiredService<BookShelf>().Put(books);
        await SampleWorld.LoadIntoEmptyAsync(services.GetRequiredService<IDocumentStore>(), books.Current, now, ct);
        var rota = new RotaOptions();
        SampleRota.Into(rota, now);
        var store = services.GetRequiredService<IDocumentStore>();
        var first = await rota.FirstAsync(store, services.GetRequiredService<PeopleQueries>(), books.Current.Zone, ct);
        if (!first.IsEmpty) await store.CommitAsync(first, ct);
        return new TerminalSession(services, toDelete, output);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _toDelete?.Delete(recursive: true);
    }
}
