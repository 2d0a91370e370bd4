using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Bot.Playground;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A real Playground for one sample person, driven over its own HTTP and WebSocket instead of its page.</summary>
internal sealed class PlaygroundSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Tests run in parallel; each start begins its search at another port.
    private static int _lastPort = 57100;

    private readonly PlaygroundProcess _process;
    private readonly HttpClient _http;
    private readonly FrameLog _frames;
    private readonly DirectoryInfo _folder;

    private PlaygroundSession(PlaygroundProcess process, PlaygroundWorld world, PlaygroundPerson person, FrameLog frames, DirectoryInfo folder)
    {
        _process = process;
        _frames = frames;
        _folder = folder;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = process.Address, Timeout = Patience };
        World = world;
        Person = person;
    }

    public PlaygroundWorld World { get; }

    public PlaygroundPerson Person { get; }

    public Uri Address => _process.Address;

    public string PersonalChat => PlaygroundIds.PersonalChatOf(Person.ObjectId);

    /// <summary>Starts a window that posts to <paramref name="bot"/>, or skips the test when Node.js is missing.</summary>
    /// <param name="listen">Whether to read the frames; a page that is to be looked at needs them for itself.</param>
    public static async Task<PlaygroundSession> StartAsync(
        Uri bot, PlaygroundWorld world, PlaygroundPerson person, bool listen = true)
    {
        var peers = await NodePeers.ReadyAsync();
        var folder = Directory.CreateTempSubdirectory("playground-");
        var start = await PlaygroundProcess.StartAsync(
            new PlaygroundLaunch(
                peers.Node.NodeCommand,
                PlaygroundPackage.CommandLineIn(peers.Folder),
                folder.FullName,
                FreePorts.From(Interlocked.Increment(ref _lastPort)).First(),
                bot,
                PlaygroundFile.For(world, person),
                Patience),
            TimeProvider.System,
            TestContext.Current.CancellationToken);
        var ready = Assert.IsType<PlaygroundStart.Ready>(start);
        var frames = listen ? await FrameLog.OpenAsync(ready.Process.Address) : FrameLog.Closed;
        return new PlaygroundSession(ready.Process, world, person, frames, folder);
    }

    /// <summary>Every card that the window was told to show so far.</summary>
    public IReadOnlyList<JsonElement> Cards => [.. _frames.All.Select(f => f.Card).OfType<JsonElement>()];

    /// <summary>Tells the bot that it was installed here, as opening the chat in the page does.</summary>
    public Task InstallBotAsync(string conversationId) =>
        _process.InstallBotAsync(conversationId, TestContext.Current.CancellationToken);

    /// <summary>The person writes to the bot in the personal chat.</summary>
    public Task SayAsync(string text) => PostAsync(
        $"_conversation/v1/conversations/{Uri.EscapeDataString(PersonalChat)}/messages",
        new JsonObject { ["from"] = Id(Person.TeamsUserId), ["text"] = text, ["textFormat"] = "plain" });

    /// <summary>The person writes in a channel or thread and mentions the bot, which is told of nothing else there.</summary>
    public Task MentionAsync(string conversationId, string text)
    {
        var at = $"<at>{World.BotName}</at>";
        var mention = new JsonObject { ["mentioned"] = Id(World.BotId), ["text"] = at };
        return PostAsync(
            $"_conversation/v1/conversations/{Uri.EscapeDataString(conversationId)}/messages",
            new JsonObject
            {
                ["from"] = Id(Person.TeamsUserId),
                ["text"] = $"{at} {text}",
                ["textFormat"] = "plain",
                ["mentions"] = new JsonArray(mention),
            });
    }

    /// <summary>Presses the card's button with this verb and returns the bot's answer, which has a type and a value.</summary>
    /// <param name="inputs">What the person filled in, by input id.</param>
    /// <param name="as">Another user of this window; the person of this window when null.</param>
    public Task<JsonElement> PressAsync(
        PlaygroundFrame card, string verb, IReadOnlyDictionary<string, string>? inputs = null, PlaygroundPerson? @as = null)
    {
        var action = JsonNode.Parse(card.ActionWith(verb).GetRawText())!.AsObject();
        var data = action["data"]?.AsObject() ?? [];
        foreach (var (id, value) in inputs ?? new Dictionary<string, string>()) data[id] = value;
        var pressed = new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = action["title"]?.DeepClone(),
            ["verb"] = verb,
            ["data"] = data.DeepClone(),
        };
        return PostAsync("_conversation/v1/invoke", new JsonObject
        {
            ["name"] = "adaptiveCard/action",
            ["from"] = Id((@as ?? Person).TeamsUserId),
            ["conversation"] = Id(card.ConversationId),
            ["replyToId"] = card.MessageId,
            ["value"] = new JsonObject { ["action"] = pressed },
        });
    }

    /// <summary>Presses an Action.Submit that carries these values.</summary>
    public Task SubmitAsync(PlaygroundFrame card, JsonObject value) => PostAsync("_conversation/v1/submit", new JsonObject
    {
        ["from"] = Id(Person.TeamsUserId),
        ["conversation"] = Id(card.ConversationId),
        ["replyToId"] = card.MessageId,
        ["value"] = value,
    });

    /// <summary>Passes an activity to the bot as it is: duplicates, unknown types, other people.</summary>
    public Task SendAsync(JsonObject activity) => PostAsync("_internal/v1/customActivities", activity);

    /// <summary>The next frame that fits and was not returned before; fails the test when none comes in time.</summary>
    public Task<PlaygroundFrame> SeesAsync(Func<PlaygroundFrame, bool> fits) => _frames.NextAsync(fits, Patience);

    /// <summary>The next new or changed message that says these words.</summary>
    public Task<PlaygroundFrame> SeesAsync(string words) => SeesAsync(f => f.Says(words));

    public async ValueTask DisposeAsync()
    {
        await _frames.DisposeAsync();
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static JsonObject Id(string id) => new() { ["id"] = id };

    private async Task<JsonElement> PostAsync(string path, JsonObject body)
    {
        var ct = TestContext.Current.CancellationToken;
        using var answer = await _http.PostAsJsonAsync(path, body, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 || text[0] is not ('{' or '[') ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
