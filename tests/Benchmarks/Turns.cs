using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Bot.Channel.Authentication;
using SupportBot.Bot.Hosting;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks;

/// <summary>
/// Complete first-triage turns: a real POST to /api/messages until the reply arrives at a connector on this machine. Bot,
/// connector and callers share one process and the machine's processors.
/// </summary>
internal static class Turns
{
    private const int MostInFlight = 64;
    private const string Tenant = "c0000000-0000-4000-8000-000000000002";

    private static readonly string[] Problems =
    [
        "the label printer in the warehouse is dead",
        "Outlook keeps asking for my password since this morning",
        "I have no internet at my desk",
        "my second screen stays black",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var withTokens = args is ["--auth", ..];
        var seconds = args.AsSpan(withTokens ? 1 : 0) is [var s, ..] ? double.Parse(s, CultureInfo.InvariantCulture) : 15;
        await using var simulator = withTokens ? await ChannelSimulator.StartAsync() : null;
        var folder = Directory.CreateTempSubdirectory("supportbot-bench-");
        await using var connector = new Listener();
        await connector.StartAsync();
        var clock = Stopwatch.StartNew();
        await using var app = BotHost.Build(
            [
                "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Playground:Enabled", "false",
                "--Storage:Folder", folder.FullName, "--Logging:LogLevel:Default", "Error",
                "--PersonActivitiesPerMinute", "0", "--TenantActivitiesPerSecond", "0",
                .. simulator?.Settings().SelectMany(setting => new[] { "--" + setting.Key, setting.Value ?? "" }) ?? [],
            ],
            null);
        await BotHost.LoadAsync(app.Services, CancellationToken.None);
        await AddPeopleAsync(app.Services.GetRequiredService<IDocumentStore>());
        await app.StartAsync();
        Console.WriteLine($"ready after {clock.Elapsed.TotalSeconds:F2} s (with loading the sample world); {Environment.ProcessorCount} processors, .NET {Environment.Version}");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = MostInFlight }) { BaseAddress = new Uri(app.Urls.First()) };
        if (withTokens)
        {
            // Teams uses one token for many activities as well, until it ends.
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ChannelSimulator.Token(connector.Url).ToString());
            await MeasureChecksAsync(app.Services.GetRequiredService<TokenCheck>(), ChannelSimulator.Token(connector.Url).ToString());
        }

        await MeasureAsync(http, connector, 16, 3, "warm-up");
        foreach (var inFlight in new[] { 1, 16, 64 }) await MeasureAsync(http, connector, inFlight, seconds, null);
        await app.StopAsync();
        folder.Delete(recursive: true);
        return 0;
    }

    /// <summary>What the check of one token costs by itself.</summary>
    private static async Task MeasureChecksAsync(TokenCheck check, string token)
    {
        const int checks = 20_000;
        for (var i = 0; i < checks / 10; i++) await check.CheckAsync(token, CancellationToken.None);
        var (begin, bytes, cpu) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < checks; i++) await check.CheckAsync(token, CancellationToken.None);
        var each = Stopwatch.GetElapsedTime(begin).TotalMilliseconds / checks;
        var ofProcessor = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / checks;
        var kilobytes = (GC.GetTotalAllocatedBytes() - bytes) / 1024d / checks;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"check of a token {each:F4} ms, {ofProcessor:F4} ms CPU, {kilobytes:F1} KiB"));
    }

    private static async Task AddPeopleAsync(IDocumentStore store)
    {
        var changes = Enumerable.Range(0, MostInFlight).Aggregate(Changes.None, (all, i) =>
        {
            var id = Person.KeyOf(Tenant, ObjectIdOf(i));
            return all.Insert(PeopleQueries.People, id, new Person
            {
                Id = id,
                Upn = $"bench{i}@fabrikam.example",
                Name = $"Bench {i}",
                ClientId = "fabrikam",
                UserId = "employee@fabrikam.example",
                Roles = [PersonRole.Employee],
                Zone = "Europe/Berlin",
            });
        });
        await store.CommitAsync(changes, CancellationToken.None);
    }

    private static async Task MeasureAsync(HttpClient http, Listener connector, int inFlight, double seconds, string? name)
    {
        var times = new ConcurrentBag<double>();
        var (clock, cpu, bytes) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async person =>
        {
            for (var i = 0; clock.Elapsed.TotalSeconds < seconds; i++)
            {
                var arrival = connector.Expect(ConversationOf(person));
                var start = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(BodyOf(person, i, connector.Url));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
                answer.EnsureSuccessStatusCode();
                await arrival.WaitAsync(TimeSpan.FromSeconds(30));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));
        var elapsed = clock.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        var cpuEach = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / sorted.Length;
        var kibEach = (GC.GetTotalAllocatedBytes() - bytes) / 1024d / sorted.Length;
        using var self = Process.GetCurrentProcess();
        var heap = GC.GetGCMemoryInfo();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name ?? inFlight + " in flight",-14} {sorted.Length / elapsed,8:F0} turns/s   p50 {sorted[sorted.Length / 2],7:F2} ms   p99 {sorted[sorted.Length * 99 / 100],7:F2} ms   {cpuEach,6:F2} ms CPU and {kibEach,5:F0} KiB a turn   {sorted.Length,7} turns   {self.WorkingSet64 / 1048576,5} MiB resident, {heap.HeapSizeBytes / 1048576} in the heap after collection {GC.CollectionCount(0)}"));
    }

    private static string ObjectIdOf(int person) => string.Create(CultureInfo.InvariantCulture, $"b0000000-0000-4000-8000-{person:D12}");

    private static string ConversationOf(int person) => "a:bench-" + person.ToString(CultureInfo.InvariantCulture);

    private static byte[] BodyOf(int person, int turn, string serviceUrl) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        id = Guid.NewGuid().ToString("N"),
        timestamp = "2026-11-23T09:00:00.000Z",
        channelId = "msteams",
        serviceUrl,
        from = new { id = "29:bench-" + person, name = "Bench", aadObjectId = ObjectIdOf(person) },
        recipient = new { id = "28:bot", name = "IT Desk" },
        conversation = new { id = ConversationOf(person), conversationType = "personal", tenantId = Tenant },
        channelData = new { tenant = new { id = Tenant } },
        locale = "en-US",
        textFormat = "plain",
        text = Problems[turn % Problems.Length],
    });

    /// <summary>A connector that accepts everything and says when something for a conversation came.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _expected = new(StringComparer.Ordinal);
        private WebApplication? _app;
        private int _last;

        public string Url { get; private set; } = "";

        public async Task StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(async context =>
            {
                await context.Request.Body.CopyToAsync(Stream.Null);
                var id = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
                context.Response.StatusCode = StatusCodes.Status201Created;
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"id\":\"" + id + "\"}"));
                var conversation = Uri.UnescapeDataString(context.Request.Path.Value!.Split('/')[3]);
                if (_expected.TryRemove(conversation, out var waiting)) waiting.TrySetResult();
            });
            await _app.StartAsync();
            Url = _app.Urls.Single() + "/";
        }

        public Task Expect(string conversation)
        {
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _expected[conversation] = waiting;
            return waiting.Task;
        }

        public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
