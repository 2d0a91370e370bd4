using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Diagnosis;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Playground;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Terminal;
using SupportBot.Bot.Turns;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The real host on a free loopback port, with the sample world in a folder of its own and a connector that listens.</summary>
public sealed class BotUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly DirectoryInfo _folder;
    private readonly bool _keepsFolder;
    private bool _keepsConnector;
    private int _lastId;

    private BotUnderTest(WebApplication app, FakeConnector connector, DirectoryInfo folder, bool keepsFolder)
    {
        _app = app;
        Connector = connector;
        _folder = folder;
        _keepsFolder = keepsFolder;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeConnector Connector { get; }

    /// <summary>Where a channel posts activities.</summary>
    public Uri Endpoint => new(_app.Urls.First() + "/api/messages");

    public IServiceProvider Services => _app.Services;

    public IDocumentStore Store => _app.Services.GetRequiredService<IDocumentStore>();

    /// <param name="folder">Data of an earlier run, which stays; null is a new folder that goes with the bot.</param>
    public static async Task<BotUnderTest> StartAsync(DirectoryInfo? folder = null, params string[] settings)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("supportbot-test-");
        return await StartAsync(data, await FakeConnector.StartAsync(), folder is not null, settings);
    }

    /// <summary>Another run over the same data; what it sends goes to the same connector, which stays.</summary>
    /// <param name="clock">Null is a Tuesday morning that goes on.</param>
    public static async Task<BotUnderTest> StartAsync(DirectoryInfo folder, FakeConnector connector, TimeProvider? clock = null, params string[] settings)
    {
        var bot = await StartAsync(folder, connector, keepsFolder: true, settings, clock);
        bot._keepsConnector = true;
        return bot;
    }

    private static async Task<BotUnderTest> StartAsync(DirectoryInfo data, FakeConnector connector, bool keepsFolder, string[] settings, TimeProvider? clock = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var app = BotHost.Build(
            [
                "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Playground:Enabled", "false",
                "--Storage:Folder", data.FullName, "--Logging:LogLevel:Default", "Warning",
                "--PersonActivitiesPerMinute", "0", "--TenantActivitiesPerSecond", "0", "--Notices:QuietSeconds", "0", .. settings,
            ],
            null,
            clock ?? ScriptClock.At(Some.TuesdayMorning));
        await BotHost.LoadAsync(app.Services, ct);
        await app.StartAsync(ct);
        return new BotUnderTest(app, connector, data, keepsFolder);
    }

    /// <summary>Somebody types in the own chat with the bot.</summary>
    public Task<HttpResponseMessage> SayAsync(string upn, string text, string? id = null) =>
        PostAsync(MessageOf(upn) with { Id = id ?? NextId(), Text = text, TextFormat = "plain" });

    /// <summary>Somebody presses a button of a card in the own chat.</summary>
    public Task<HttpResponseMessage> PressAsync(string upn, string verb, object data, string? id = null, string locale = "en-US") =>
        PostAsync(InvokeOf(MessageOf(upn), verb, data) with { Id = id ?? NextId(), Locale = locale });

    /// <summary>A technician types in the escalation channel, with a mention of the bot.</summary>
    /// <param name="thread">Id of the thread's first message; null is a new one.</param>
    public Task<HttpResponseMessage> SayInChannelAsync(string upn, string text, string? thread = null, string? id = null)
    {
        var message = ChannelMessageOf(upn) with
        {
            Id = id ?? NextId(),
            Text = "<at>IT Desk</at> " + text,
            TextFormat = "plain",
            Entities = [Entity.Mention(new ChannelAccount { Id = "28:bot", Name = "IT Desk" })],
        };
        if (thread is not null)
            message.Conversation!.Id = ConversationAccount.ThreadOf(SamplePlaygrounds.EscalationChannel, thread); // ChannelMessageOf sets it
        return PostAsync(message);
    }

    /// <summary>Id of the message that shows a ticket's card in the escalation channel.</summary>
    public async Task<string> ThreadOfAsync(string ticketId)
    {
        var id = SentCard.IdOf(Destination.Desk.Key, TicketCard.SlotOf(ticketId));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await Store.FindAsync(SentCard.Cards, id, limit.Token) is { } card) return card.Value.ActivityId;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Waits until everything that was accepted is answered, and everything that was said is sent.</summary>
    public async Task IdleAsync()
    {
        var (inbox, outbox) = (_app.Services.GetRequiredService<IInbox>(), _app.Services.GetRequiredService<Outbox>().Pending);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (await inbox.CountAsync(limit.Token) + await outbox.CountAsync(limit.Token) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
    }

    /// <summary>Tickets that did not come with the sample world.</summary>
    public async Task<IReadOnlyList<Ticket>> NewTicketsAsync()
    {
        const int mostMissing = 100; // a restart leaves a few reserved numbers out
        var tickets = new List<Ticket>();
        for (long number = TicketNumbers.Before + 1, missing = 0; missing < mostMissing; number++)
        {
            var id = "SD-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var found = await Store.FindAsync(TicketDocuments.Tickets, id, TestContext.Current.CancellationToken);
            missing = found is null ? missing + 1 : 0;
            if (found is { Value.ReportId: not null }) tickets.Add(found.Value);
        }

        return tickets;
    }

    public async Task<IReadOnlyList<ProblemReport>> ReportsAsync() =>
        [.. (await Store.ListAsync(TicketDocuments.Reports, IndexRange.All(TicketDocuments.ReportsByService), 100_000, TestContext.Current.CancellationToken)).Select(r => r.Value)];

    /// <summary>Looks at all open tickets as if it were another time.</summary>
    public Task WatchAsync(NodaTime.Instant now) =>
        _app.Services.GetRequiredService<TicketWatcher>().LookAsync(now, TestContext.Current.CancellationToken);

    /// <summary>A technician presses a button in the escalation channel.</summary>
    public Task<HttpResponseMessage> PressInChannelAsync(string upn, string verb, object data, string? id = null) =>
        PostAsync(InvokeOf(ChannelMessageOf(upn), verb, data) with { Id = id ?? NextId() });

    /// <summary>The bot was added to the escalation channel.</summary>
    public Task<HttpResponseMessage> InstallInChannelAsync() => PostAsync(ChannelMessageOf("technician1@desk.example") with
    {
        Id = NextId(),
        Type = ActivityTypes.InstallationUpdate,
        Action = "add",
    });

    /// <summary>The watch over everything the bot depends on, with one check alone.</summary>
    public DiagnosisWatch WatchWith(ICheck check)
    {
        var options = _app.Services.GetRequiredService<IOptions<ChannelOptions>>();
        return new DiagnosisWatch(
            new DiagnosisRun(options, () => [check], TimeProvider.System),
            Store,
            _app.Services.GetRequiredService<DeskPlace>(),
            options,
            TimeProvider.System);
    }

    /// <summary>An invoke of any name from somebody's own chat.</summary>
    public Task<HttpResponseMessage> InvokeAsync(string upn, string name, object value) => PostAsync(MessageOf(upn) with
    {
        Id = NextId(),
        Type = ActivityTypes.Invoke,
        Name = name,
        Value = JsonSerializer.SerializeToElement(value),
    });

    public Task<HttpResponseMessage> PostAsync(Activity activity) => _http.PostAsync(
        "/api/messages",
        JsonContent.Create(activity, ActivityJson.Context.Activity),
        TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostRawAsync(string body, string type = "application/json") => _http.PostAsync(
        "/api/messages", new StringContent(body, Encoding.UTF8, type), TestContext.Current.CancellationToken);

    /// <summary>The next message with these words in it that the connector got since <paramref name="after"/> requests.</summary>
    public async Task<ConnectorRequest> HeardAsync(string words, int after = 0)
    {
        for (var count = after + 1; ; count++)
        {
            var requests = await Connector.WaitForAsync(count, TestContext.Current.CancellationToken);
            var found = requests.Skip(after).FirstOrDefault(r => Decoded(r).Contains(words, StringComparison.Ordinal));
            if (found is not null) return found;
            count = Math.Max(count, requests.Count);
        }
    }

    /// <summary>The message's JSON with its letters as people read them.</summary>
    public static string Decoded(ConnectorRequest request) => request.Body.Replace("\\\\", "", StringComparison.Ordinal);

    /// <summary>The data of the first button with this verb in what the connector got, newest first.</summary>
    public ImmutableDictionary<string, string> ButtonData(string verb, string? with = null) =>
        Connector.Requests.Reverse().SelectMany(r => Buttons(r.Json))
            .First(b => b.Verb == verb && (with is null || b.Data.ContainsValue(with))).Data;

    /// <summary>All buttons in what the connector got after so many requests.</summary>
    public IEnumerable<(string Verb, ImmutableDictionary<string, string> Data)> ButtonsSince(int requests) =>
        Connector.Requests.Skip(requests).SelectMany(r => Buttons(r.Json));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (!_keepsConnector) await Connector.DisposeAsync();
        if (!_keepsFolder) _folder.Delete(recursive: true);
    }

    private static IEnumerable<(string Verb, ImmutableDictionary<string, string> Data)> Buttons(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array) return json.EnumerateArray().SelectMany(Buttons);
        if (json.ValueKind != JsonValueKind.Object) return [];
        var below = json.EnumerateObject().SelectMany(p => Buttons(p.Value));
        if (!json.TryGetProperty("type", out var type) || type.ValueEquals("Action.Execute") is false) return below;
        var data = json.GetProperty("data").EnumerateObject().ToImmutableDictionary(p => p.Name, p => p.Value.GetString() ?? "");
        return below.Prepend((json.GetProperty("verb").GetString() ?? "", data));
    }

    private string NextId() => "m" + Interlocked.Increment(ref _lastId).ToString(System.Globalization.CultureInfo.InvariantCulture)
        + "-" + Guid.NewGuid().ToString("N");

    public Activity MessageOf(string upn)
    {
        var objectId = SamplePeople.ObjectIdOf(upn);
        return new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = ChannelIds.Msteams,
            ServiceUrl = Connector.ServiceUrl,
            From = new ChannelAccount { Id = PlaygroundIds.UserOf(objectId), Name = upn, AadObjectId = objectId },
            Recipient = new ChannelAccount { Id = "28:bot", Name = "IT Desk" },
            Conversation = new ConversationAccount
            {
                Id = PlaygroundIds.PersonalChatOf(objectId),
                ConversationType = ConversationTypes.Personal,
                TenantId = TenantOf(upn),
            },
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = TenantOf(upn) } },
            Locale = "en-US",
        };
    }

    /// <summary>The technicians' channel, or another one.</summary>
    public Activity ChannelMessageOf(string upn, string? channel = null) => MessageOf(upn) with
    {
        Conversation = new ConversationAccount
        {
            Id = channel ?? SamplePlaygrounds.EscalationChannel,
            ConversationType = ConversationTypes.Channel,
            IsGroup = true,
            TenantId = TenantOf(upn),
        },
    };

    private static Activity InvokeOf(Activity activity, string verb, object data) => activity with
    {
        Type = ActivityTypes.Invoke,
        Name = InvokeNames.AdaptiveCardAction,
        Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb, data }, trigger = "manual" }),
    };

    private static string TenantOf(string upn) => upn.Split('@')[1] switch
    {
        "desk.example" => SamplePeople.DeskTenant,
        "contoso.example" => "c0000000-0000-4000-8000-000000000001",
        "fabrikam.example" => "c0000000-0000-4000-8000-000000000002",
        "northwind.example" => "c0000000-0000-4000-8000-000000000003",
        _ => "c0000000-0000-4000-8000-000000000004",
    };
}
