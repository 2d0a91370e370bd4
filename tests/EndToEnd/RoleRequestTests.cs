using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Tab;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Technician;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>
/// The table of <see cref="RoleTableTests"/> for what is asked for outside the conversation: signed links, the tab, the compose
/// box, forms in dialogs, and alerts.
/// </summary>
public sealed class RoleRequestTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    private static readonly RoleRow Row = new(RolePresses.All.ToList().FindIndex(r => r.Verb == Verbs.TicketHistory));

    private static readonly string[] Formats = ["csv", "pdf", "png"];
    private static readonly string[] PageFiles = ["figures.html", "tab.js", "tab.css"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Columns => RoleTableTests.Columns;

    /// <summary>Files behind links: each format of each topic, a ticket's history, and files that were sent.</summary>
    private static IEnumerable<(string Format, ImmutableSortedDictionary<string, string> About, Who Allowed)> Links() =>
    [
        .. Enum.GetValues<Topic>().SelectMany(topic => Formats.Select(format => (format, AskFor(topic), AllowedFor(topic)))),
        (ShowHistory.Format, About(("ticket", Row.TicketId)), Who.Desk),
        (ShowFiles.Format, About(("ticket", Row.TicketId), ("file", Row.FileId)), Who.Readers),
        (ShowFiles.Format, About(("ticket", Row.TicketId), ("file", Row.InternalFileId)), Who.Desk),
        (ShowFiles.Format, About(("file", Row.FileId)), Who.Owner),
    ];

    [Fact]
    public async Task Every_address_of_the_host_is_in_the_table()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var addresses = bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText ?? "");
        // The first three tell nothing of anybody; the page's own files neither.
        Assert.Equal(
            ["/api/messages", "/files/{token}", "/healthz", "/hooks/alerts", "/readyz", "/tab/api/figures", "/tab/{name=figures.html}"],
            addresses.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A link that the bot itself signed for somebody opens nothing that the person may not see by now.</summary>
    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_link_opens_for_those_who_may_see_what_is_behind_it(string who)
    {
        var column = RoleColumn.Of(Enum.Parse<Who>(who));
        var opened = 0;
        await world.RunAsync(column, async session =>
        {
            using var http = new HttpClient();
            var links = session.Bot.Services.GetRequiredService<FileLinks>();
            foreach (var (format, about, allowed) in Links())
            {
                var link = await links.ToAsync(column.PersonId, format, about, Some.TuesdayMorning + Duration.FromHours(1), Ct);
                using var answer = await http.GetAsync(new Uri(session.Bot.Endpoint, new Uri(link).AbsolutePath), Ct);
                var text = await answer.Content.ReadAsStringAsync(Ct);
                var what = $"{format} {string.Join(' ', about.Values)}: {answer.StatusCode}";
                if (allowed.HasFlag(column.Who)) opened += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
                else Assert.True(answer.StatusCode == HttpStatusCode.NotFound && text.Length == 0, what);
                if (allowed.HasFlag(column.Who) && format != "png" && format != "csv") Assert.True(answer.StatusCode == HttpStatusCode.OK, what);
            }
        });
        Assert.Equal(Links().Any(l => l.Allowed.HasFlag(column.Who)), opened > 0);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task The_tab_answers_managers_and_the_desk_with_what_they_may_see(string who)
    {
        var column = RoleColumn.Of(Enum.Parse<Who>(who));
        await world.RunAsync(column, async session =>
        {
            using var http = new HttpClient();
            foreach (var topic in Enum.GetValues<Topic>())
            {
                using var request = new HttpRequestMessage(
                    HttpMethod.Get, new Uri(session.Bot.Endpoint, $"/tab/api/figures?topic={topic}&q=last+month+fabrikam&client=fabrikam"));
                request.Headers.Add(TabSignIn.SampleHeader, column.Upn);
                using var answer = await http.SendAsync(request, Ct);
                var text = await answer.Content.ReadAsStringAsync(Ct);
                Assert.Empty(RoleTableTests.Leaks(column, text, "fabrikam", ""));
                Assert.Equal((topic, ExpectedOfTab(column.Who, topic)), (topic, answer.StatusCode));
            }

            foreach (var file in PageFiles)
                Assert.Empty(RoleTableTests.Leaks(RoleColumn.Of(Who.Unknown), await http.GetStringAsync(new Uri(session.Bot.Endpoint, "/tab/" + file), Ct), "", ""));
        });
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Searches_tabs_and_dialogs_show_tickets_to_those_who_may_see_them(string who)
    {
        var column = RoleColumn.Of(Enum.Parse<Who>(who));
        var changes = await world.RunAsync(column, async session =>
        {
            foreach (var (name, value, allowed) in Invokes())
            {
                var heard = await session.InvokeAsync(name, value);
                Assert.Empty(RoleTableTests.Leaks(column, heard, Row.TicketId, ""));
                Assert.True(RoleTableTests.IsSeen("", heard) == allowed.HasFlag(column.Who), $"{name}: {heard}");
            }
        });
        Assert.Empty(changes);
    }

    /// <summary>Alerts are posted by systems, not people: each by its secret, and of its own client alone.</summary>
    [Fact]
    public async Task An_alert_about_another_client_is_refused_and_changes_nothing()
    {
        const string secret = "a-secret-of-contoso-alone-0123456789";
        await using var bot = await BotUnderTest.StartAsync(
            null, "--Alerts:Sources:probe:Secret", secret, "--Alerts:Sources:probe:Client", "contoso");
        using var http = new HttpClient();
        foreach (var (token, expected) in new[] { ((string?)null, HttpStatusCode.Unauthorized), ("wrong", HttpStatusCode.Unauthorized), (secret, HttpStatusCode.UnprocessableEntity) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Endpoint, "/hooks/alerts"))
            {
                Content = new StringContent(Alert, Encoding.UTF8, "application/json"),
            };
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, Ct);
            Assert.Equal(expected, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsStringAsync(Ct));
        }

        Assert.Empty(await bot.NewTicketsAsync());
        Assert.Empty(bot.Connector.Requests);
    }

    private const string Alert = """{"id":"d1","status":"firing","client":"fabrikam","service":"files","effect":"warning","title":"Disk is nearly full"}""";

    private static IEnumerable<(string Name, object Value, Who Allowed)> Invokes()
    {
        foreach (var (words, allowed) in new[] { (RoleRow.TicketWord, Who.Owner | Who.Desk), (Row.TicketId, Who.Readers), ("", Who.Owner | Who.Desk) })
        {
            yield return (
                InvokeNames.ComposeExtensionQuery,
                new { commandId = "searchTickets", parameters = new[] { new { name = "q", value = words } }, queryOptions = new { skip = 0, count = 25 } },
                allowed);
        }

        yield return (InvokeNames.TabFetch, new { tabContext = new { tabEntityId = "tickets" } }, Who.Owner | Who.Technician);
        foreach (var verb in new[] { Verbs.TicketShow, Verbs.TicketFiles })
            yield return (InvokeNames.TaskSubmit, new { data = new { verb, ticket = Row.TicketId } }, Who.Readers);
    }

    private static HttpStatusCode ExpectedOfTab(Who who, Topic topic) => who switch
    {
        Who.Unknown => HttpStatusCode.Unauthorized,
        Who.Dispatcher => HttpStatusCode.OK,
        Who.Manager or Who.OtherManager when !FigureAccess.IsOfDesk(topic) => HttpStatusCode.OK,
        _ => HttpStatusCode.Forbidden,
    };

    private static Who AllowedFor(Topic topic) => topic switch
    {
        Topic.Load => Who.Dispatcher,
        Topic.Gaps => Who.Desk,
        _ => Who.Figures,
    };

    private static ImmutableSortedDictionary<string, string> AskFor(Topic topic) =>
        new Ask { Topic = topic, Period = new(new LocalDate(2026, 10, 1), new LocalDate(2026, 11, 1)), ClientId = "fabrikam" }.Data;

    private static ImmutableSortedDictionary<string, string> About(params ReadOnlySpan<(string Key, string Value)> fields)
    {
        var about = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in fields) about[key] = value;
        return about.ToImmutable();
    }
}
