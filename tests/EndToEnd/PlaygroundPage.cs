using Microsoft.Playwright;

namespace SupportBot.Tests.EndToEnd;

/// <summary>A window as a person uses it: typing, pressing, reading in a real browser.</summary>
internal sealed class PlaygroundPage(IPage page) : IAsyncDisposable
{
    private const string ComposeBox = "div[role=\"textbox\"][contenteditable=\"true\"]";

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 60_000 };

    public static async Task<PlaygroundPage> OpenAsync(PlaygroundSession session)
    {
        var page = new PlaygroundPage(await Chromium.OpenAsync(session.Address));
        await page.IsReadyAsync();
        return page;
    }

    /// <summary>Writes in the personal chat.</summary>
    public async Task SayAsync(string text)
    {
        await TypeAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    /// <summary>Opens a chat or channel of the list on the left.</summary>
    public Task GoToAsync(string name) => page.GetByRole(AriaRole.Treeitem, new() { Name = name }).Last.ClickAsync();

    /// <summary>Presses the newest button with this name.</summary>
    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).Last.ClickAsync();

    /// <summary>Fills the newest input with this label.</summary>
    public Task FillAsync(string label, string text) => page.GetByLabel(label).Last.FillAsync(text);

    /// <summary>Chooses in the newest drop-down with this label, which is a list that opens.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
    }

    /// <summary>Waits until these words can be read.</summary>
    public Task SeesAsync(string words) => Assertions.Expect(page.GetByText(words).Last).ToBeVisibleAsync(Soon);

    /// <summary>Everything that can be read in the page now.</summary>
    public Task<string> TextAsync() => page.InnerTextAsync("body");

    /// <summary>A picture of the page, for a person to look at.</summary>
    public Task SaveAsync(string path) => page.ScreenshotAsync(new() { Path = path });

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private Task IsReadyAsync() => page.Locator(ComposeBox).First.WaitForAsync();

    private async Task TypeAsync(string text)
    {
        await page.Locator(ComposeBox).First.ClickAsync();
        await page.Keyboard.TypeAsync(text);
    }
}
