using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Bot.Tab;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>The manager's tab in a browser, and its answers to everybody else.</summary>
public sealed class ManagerTabTests
{
    private const string Manager = "manager@fabrikam.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("manager@fabrikam.example", HttpStatusCode.OK)]
    [InlineData("technician1@desk.example", HttpStatusCode.OK)]
    [InlineData("employee@fabrikam.example", HttpStatusCode.Forbidden)]
    [InlineData("approver@fabrikam.example", HttpStatusCode.Forbidden)]
    [InlineData("technician2@desk.example", HttpStatusCode.Forbidden)]
    [InlineData("nobody@nowhere.example", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Figures_are_for_managers(string who, HttpStatusCode expected)
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var http = new HttpClient();
        Assert.Equal(expected, (await AskAsync(http, bot, who, "?topic=Downtime&q=last+month&client=fabrikam")).StatusCode);
    }

    [Fact]
    public async Task Another_client_in_the_address_changes_nothing_for_a_clients_manager()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var http = new HttpClient();
        var own = await TextAsync(await AskAsync(http, bot, Manager, "?topic=Tickets&q=last+month"));
        var forged = await TextAsync(await AskAsync(http, bot, Manager, "?topic=Tickets&q=last+month+contoso&client=contoso"));
        Assert.Equal(own, forged);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(http, bot, Manager, "?topic=Load&q=last+month")).StatusCode);
    }

    [Fact]
    public async Task A_page_under_another_name_of_this_machine_gets_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Endpoint, "/tab/api/figures?q=last+month"));
        request.Headers.Host = "rebound.example";
        request.Headers.Add(TabSignIn.SampleHeader, Manager);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_tab_shows_the_figures_and_works_with_the_keyboard_alone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var page = await Chromium.OpenAsync(new Uri(bot.Endpoint, "/tab/figures.html?as=" + Manager));
        await Assertions.Expect(page.Locator("h2")).ToHaveTextAsync("Downtime in October 2026");
        await Assertions.Expect(page.Locator("canvas")).ToHaveAttributeAsync("role", "img");
        await page.Locator("#q").FocusAsync();
        await page.Locator("#q").FillAsync("since 1 October");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h2")).ToContainTextAsync("1 Oct – 24 Nov 2026");
        await page.Locator("[data-topic=Levels]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h2")).ToContainTextAsync("Service levels");
        await Assertions.Expect(page.Locator("[data-topic=Levels]")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("contrast")]
    public async Task A_scan_finds_nothing_serious_in_any_theme(string theme)
    {
        var peers = await NodePeers.ReadyAsync();
        var axe = await File.ReadAllTextAsync(Path.Combine(peers.Folder, "node_modules", "axe-core", "axe.min.js"), Ct);
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var topic in new[] { "Downtime", "Levels", "Cost", "Review" })
        {
            var page = await Chromium.OpenAsync(new Uri(bot.Endpoint, $"/tab/figures.html?as={Manager}&theme={theme}&topic={topic}"));
            await Assertions.Expect(page.Locator("h2")).ToBeVisibleAsync();
            await page.EvaluateAsync(axe + "; undefined");
            var found = await page.EvaluateAsync<JsonElement>("() => axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id))");
            Assert.Equal("[]", found.GetRawText());
            await page.Context.CloseAsync();
        }
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, BotUnderTest bot, string who, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Endpoint, "/tab/api/figures" + query));
        if (who.Length > 0) request.Headers.Add(TabSignIn.SampleHeader, who);
        return http.SendAsync(request, Ct);
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Ct);
}
