using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Bot.Packaging;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Packaging;

public sealed class AppPackageTests
{
    private static readonly AppPackageSettings Settings = new(
        "1A2B3C4D-2222-3333-4444-5E6F7A8B9C0D", "bot.example.com", "1.2.3", "Muster \"IT\" & Söhne", "https://example.com/");

    [Fact]
    public void The_same_settings_give_the_same_bytes() => Assert.Equal(Zip().ToArray(), Zip().ToArray());

    [Fact]
    public void Everything_the_manifest_names_is_at_the_root_and_nothing_else()
    {
        var manifest = Manifest();
        string[] named =
        [
            "manifest.json", .. manifest["icons"]!.AsObject().Select(i => (string?)i.Value ?? ""),
            .. manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(l => (string?)l!["file"] ?? ""),
        ];
        using var zip = new ZipArchive(Zip());
        Assert.Equal(named.Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_mark_is_filled_in_and_quotes_spoil_nothing()
    {
        var manifest = Manifest();
        Assert.DoesNotContain("${{", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d", (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("Muster \"IT\" & Söhne", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://example.com/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("bot.example.com", (string?)manifest["validDomains"]![0]);
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icons_have_the_size_Teams_asks_for(string name, int side)
    {
        var png = Entry(name);
        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        var pixels = Pixels(Entry("outline.png"));
        Assert.All(pixels, pixel => Assert.Equal(0xFFFFFFu, pixel >> 8));
        Assert.Contains(pixels, pixel => (pixel & 0xFF) == 0);
        Assert.Contains(pixels, pixel => (pixel & 0xFF) == 0xFF);
    }

    [Fact]
    public void Every_command_offered_is_understood()
    {
        var titles = Manifest()["bots"]![0]!["commandLists"]!.AsArray()
            .SelectMany(list => list!["commands"]!.AsArray())
            .Select(command => (string?)command!["title"] ?? "")
            .ToArray();
        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.NotEqual(
            Command.FreeText, CommandLine.Read(title, CultureInfo.GetCultureInfo("en")).Command));
    }

    [Theory]
    [InlineData("bot", "bot.example.com", "1.0.0", "IT", "https://example.com", "--app-id")]
    [InlineData("1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d", "https://bot.example.com", "1.0.0", "IT", "https://example.com", "--host")]
    [InlineData("1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d", "localhost", "1.0.0", "IT", "https://example.com", "--host")]
    [InlineData("1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d", "bot.example.com", "1.0", "IT", "https://example.com", "--app-version")]
    [InlineData("1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d", "bot.example.com", "1.0.0", "", "https://example.com", "--developer")]
    [InlineData("1a2b3c4d-2222-3333-4444-5e6f7a8b9c0d", "bot.example.com", "1.0.0", "IT", "http://example.com", "--website")]
    public void A_wrong_setting_is_named(string appId, string host, string version, string developer, string website, string option) =>
        Assert.StartsWith(option, Assert.Single(new AppPackageSettings(appId, host, version, developer, website).Faults()), StringComparison.Ordinal);

    [Fact]
    public async Task Microsofts_own_validators_find_nothing_wrong()
    {
        var peers = await NodePeers.ReadyAsync();
        var folder = Directory.CreateTempSubdirectory("manifest-");
        try
        {
            using (var zip = new ZipArchive(Zip())) zip.ExtractToDirectory(folder.FullName);
            Assert.Empty(await ProblemsAsync(peers, folder.FullName));

            // And they do find what is wrong.
            var file = Path.Combine(folder.FullName, "manifest.json");
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                file, text.Replace("groupChat", "groupchat", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.NotEmpty(await ProblemsAsync(peers, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(NodePeers peers, string folder)
    {
        var start = new ProcessStartInfo(peers.Node.NodeCommand) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(peers.Folder, "manifest.cjs"));
        start.ArgumentList.Add(folder);
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start.");
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<string[]>(output) ?? [];
    }

    private static MemoryStream Zip()
    {
        var stream = new MemoryStream();
        AppPackage.Write(stream, Settings);
        stream.Position = 0;
        return stream;
    }

    private static JsonNode Manifest() => JsonNode.Parse(AppPackage.Manifest(Settings))!; // the manifest is an object

    private static byte[] Entry(string name)
    {
        using var zip = new ZipArchive(Zip());
        using var stream = zip.GetEntry(name)!.Open(); // another test checks that it is there
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Red, green, blue and opacity of every pixel, for the simple kind of PNG the icon is.</summary>
    private static List<uint> Pixels(byte[] png)
    {
        var side = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var data = png.AsSpan().IndexOf("IDAT"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(data - 4));
        using var zlib = new ZLibStream(new MemoryStream(png, data + 4, length), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var rows = raw.ToArray();
        var pixels = new List<uint>();
        for (var row = 0; row < side; row++)
        {
            var start = row * (1 + (4 * side));
            Assert.Equal(0, rows[start]);
            for (var column = 0; column < side; column++)
                pixels.Add(BinaryPrimitives.ReadUInt32BigEndian(rows.AsSpan(start + 1 + (4 * column))));
        }

        return pixels;
    }
}
