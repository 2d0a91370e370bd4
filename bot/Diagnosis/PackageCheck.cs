using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channel;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether an app package is for the bot of these settings.</summary>
public sealed class PackageCheck(IOptions<ChannelOptions> options, FileInfo file) : ICheck
{
    public string Name => "package";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        try
        {
            await using var stream = file.OpenRead();
            await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, ct);
            if (zip.GetEntry("manifest.json") is not { } entry)
                return [Broken("has no manifest.json at its root.")];
            await using var json = await entry.OpenAsync(ct);
            using var manifest = await JsonDocument.ParseAsync(json, cancellationToken: ct);
            return [Compare(BotIdOf(manifest.RootElement))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            return [Broken("cannot be read.")];
        }
    }

    private Finding Compare(string? botId) =>
        string.Equals(botId, options.Value.MicrosoftAppId, StringComparison.OrdinalIgnoreCase)
            ? new Finding(Name, Verdict.Fine, "The package is for this bot.")
            : Broken($"is for the bot {botId ?? "without an id"}, not for MicrosoftAppId.");

    private Finding Broken(string what) => new(
        Name, Verdict.Broken, $"{file.Name} {what}", "Write it anew: package --app-id MicrosoftAppId --host HOST.");

    private static string? BotIdOf(JsonElement manifest) =>
        manifest.ValueKind == JsonValueKind.Object
        && manifest.TryGetProperty("bots", out var bots)
        && bots is { ValueKind: JsonValueKind.Array }
        && bots.GetArrayLength() > 0
        && bots[0].ValueKind == JsonValueKind.Object
        && bots[0].TryGetProperty("botId", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
