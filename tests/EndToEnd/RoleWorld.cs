using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LiteDB;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Storage;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The sample world with the documents of every row in it, made once; each column of the table works on a copy.</summary>
public sealed class RoleWorld : IAsyncLifetime
{
    /// <summary>What talking to anybody writes.</summary>
    private static readonly ImmutableHashSet<string> Noise =
        ["conversation", "contact", "sent-card", "person", "link-key", "notice-bundle", "counter", "unreached", "outage-delivery"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-roles-");
    private ImmutableDictionary<string, string> _before = ImmutableDictionary<string, string>.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using (var bot = await BotUnderTest.StartAsync(_folder, connector, new ClockWithoutRounds()))
        {
            var manager = RoleColumn.Of(Who.Manager);
            var place = new SharePlace("fabrikam", manager.Tenant, "19:management@thread.tacv2", manager.PersonId, Some.TuesdayMorning);
            await bot.Store.CommitAsync(Changes.None.Insert(SharePlace.Places, "fabrikam", place), Ct);
            var makers = RolePresses.All.Select(r => r.Make).Concat(RoleWords.All.Select(r => r.Make)).ToList();
            for (var number = 0; number < makers.Count; number++)
                if (makers[number] is { } make) await bot.Store.CommitAsync(make(new RoleRow(number)), Ct);
            await bot.IdleAsync();
        }

        _before = Documents(_folder);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a column over a copy of the world.</summary>
    /// <returns>Every document that it wrote: what it is, and its text; empty when it was deleted.</returns>
    internal async Task<IReadOnlyList<StoredChange>> RunAsync(RoleColumn column, Func<RoleSession, Task> steps)
    {
        var copy = Directory.CreateTempSubdirectory("supportbot-role-");
        try
        {
            foreach (var file in _folder.GetFiles()) file.CopyTo(Path.Combine(copy.FullName, file.Name));
            await using var connector = await FakeConnector.StartAsync();
            await using (var bot = await BotUnderTest.StartAsync(copy, connector, new ClockWithoutRounds()))
            {
                var session = new RoleSession(bot, column);
                await session.GreetAsync();
                await steps(session);
                await bot.IdleAsync();
            }

            var after = Documents(copy);
            return
            [
                .. after.Where(d => _before.GetValueOrDefault(d.Key) != d.Value).Select(d => new StoredChange(d.Key, d.Value, !_before.ContainsKey(d.Key))),
                .. _before.Keys.Where(key => !after.ContainsKey(key)).Select(key => new StoredChange(key, "", false)),
            ];
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>Every document by type and id.</summary>
    private static ImmutableDictionary<string, string> Documents(DirectoryInfo folder)
    {
        using var file = new LiteDatabase($"Filename={Path.Combine(folder.FullName, StorageServices.FileName)};ReadOnly=true");
        var documents = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var table in file.GetCollectionNames().Where(name => name.StartsWith("d_", StringComparison.Ordinal)))
        {
            var type = table[2..].Replace('_', '-');
            if (Noise.Contains(type)) continue;
            foreach (var row in file.GetCollection(table).FindAll())
                documents[$"{type} {row["_id"].AsString}"] = Encoding.UTF8.GetString(row["b"].AsBinary);
        }

        return documents.ToImmutable();
    }
}

/// <summary>A document that was written.</summary>
/// <param name="Key">Type and id.</param>
/// <param name="Text">As it is now; empty when it is gone.</param>
internal sealed record StoredChange(string Key, string Text, bool IsNew);

/// <summary>One person of a column at work.</summary>
internal sealed class RoleSession(BotUnderTest bot, RoleColumn column)
{
    private int _lastId;
    private int _heard;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public BotUnderTest Bot => bot;

    /// <summary>Everybody of the table has a chat, so that everything that is sent arrives.</summary>
    public async Task GreetAsync()
    {
        await bot.InstallInChannelAsync();
        await bot.PostAsync(MessageOf(RoleColumn.Of(Who.Manager)) with
        {
            Type = ActivityTypes.InstallationUpdate,
            Action = "add",
            Conversation = bot.ChannelMessageOf(RoleColumn.Of(Who.Manager).Upn, "19:management@thread.tacv2").Conversation,
        });
        foreach (var other in RoleColumn.All) await bot.PostAsync(Pressed(other, Verbs.Welcome, ImmutableDictionary<string, string>.Empty, false));
        await bot.IdleAsync();
        _heard = bot.Connector.Requests.Count;
    }

    /// <summary>What is answered to a press, and all that is sent because of it.</summary>
    public async Task<string> PressAsync(string verb, ImmutableDictionary<string, string> fields, bool inDeskChannel = false) =>
        await AnswerAsync(await bot.PostAsync(Pressed(column, verb, fields, inDeskChannel)));

    public async Task<string> SayAsync(string words) =>
        await AnswerAsync(await bot.PostAsync(MessageOf(column) with { Text = words, TextFormat = "plain" }));

    public async Task<string> InvokeAsync(string name, object value) => await AnswerAsync(await bot.PostAsync(
        MessageOf(column) with { Type = ActivityTypes.Invoke, Name = name, Value = System.Text.Json.JsonSerializer.SerializeToElement(value) }));

    private async Task<string> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Ct);
            Assert.True((int)response.StatusCode < 500 && !text.Contains("\"statusCode\":5", StringComparison.Ordinal), text);
            await bot.IdleAsync();
            var requests = bot.Connector.Requests;
            var sent = string.Join('\n', requests.Skip(_heard).Select(BotUnderTest.Decoded));
            _heard = requests.Count;
            return text.Replace("\\u0027", "'", StringComparison.Ordinal) + "\n" + sent;
        }
    }

    private Activity Pressed(RoleColumn who, string verb, ImmutableDictionary<string, string> fields, bool inDeskChannel) =>
        (inDeskChannel ? bot.ChannelMessageOf(who.Upn) with { Id = NextId(), ChannelData = MessageOf(who).ChannelData } : MessageOf(who)) with
        {
            Type = ActivityTypes.Invoke,
            Name = InvokeNames.AdaptiveCardAction,
            Value = System.Text.Json.JsonSerializer.SerializeToElement(
                new { action = new { type = "Action.Execute", verb, data = fields }, trigger = "manual" }),
        };

    private Activity MessageOf(RoleColumn who)
    {
        var message = bot.MessageOf(who.Upn);
        return message with
        {
            Id = NextId(),
            Conversation = message.Conversation! with { TenantId = who.Tenant }, // MessageOf sets it
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = who.Tenant } },
        };
    }

    private string NextId() => "role-" + Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
}
