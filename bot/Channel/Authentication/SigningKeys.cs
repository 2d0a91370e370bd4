using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channel.Authentication;

/// <summary>
/// The keys of one issuer, from its metadata. Survives a change of keys, a metadata server that is away and a first
/// download that fails; <see cref="KeyRefresh"/> says when to download.
/// </summary>
public sealed class SigningKeys(string metadataUrl, IHttpClientFactory clients, TimeProvider clock, ILogger log) : IDisposable
{
    public const string ClientName = "keys";

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    // Replaced as a whole, and only under the semaphore.
    private volatile Snapshot _snapshot = new(new Dictionary<string, SigningKey>(StringComparer.Ordinal), default);

    /// <summary>Finds a key.</summary>
    public async ValueTask<KeySearch> FindAsync(string keyId, CancellationToken ct)
    {
        if (!await PrepareAsync(keyId, ct)) return new KeySearch.NoKeys();
        return _snapshot.Keys.TryGetValue(keyId, out var key) ? new KeySearch.Found(key) : new KeySearch.Unknown();
    }

    /// <summary>Whether there are keys at all; does not use up the download an unknown key may cause.</summary>
    public ValueTask<bool> AreThereAsync(CancellationToken ct) => PrepareAsync(keyId: null, ct);

    /// <summary>Downloads when it is time to; false when there are no keys to be believed.</summary>
    private async ValueTask<bool> PrepareAsync(string? keyId, CancellationToken ct)
    {
        switch (ActionFor(keyId))
        {
            case KeyAction.Refuse:
                return false;
            case KeyAction.UseAndDownload:
                if (await _oneAtATime.WaitAsync(TimeSpan.Zero, ct)) _ = DownloadAndReleaseAsync(keyId, KeyAction.UseAndDownload);
                break;
            case KeyAction.Download:
                await _oneAtATime.WaitAsync(ct);
                await DownloadAndReleaseAsync(keyId, KeyAction.Download);
                break;
        }

        return _snapshot.History.Succeeded is { } succeeded && clock.GetUtcNow() - succeeded < KeyRefresh.Longest;
    }

    public void Dispose() => _oneAtATime.Dispose();

    private KeyAction ActionFor(string? keyId)
    {
        var (keys, history) = _snapshot;
        return KeyRefresh.Decide(history, keyId is null || keys.ContainsKey(keyId), clock.GetUtcNow());
    }

    /// <summary>Downloads unless somebody else just did. The caller holds the semaphore; it is released here.</summary>
    private async Task DownloadAndReleaseAsync(string? keyId, KeyAction wanted)
    {
        try
        {
            if (ActionFor(keyId) != wanted) return;
            var keys = await DownloadAsync();
            var now = clock.GetUtcNow();
            _snapshot = keys is null
                ? _snapshot with { History = _snapshot.History with { Attempted = now, LastFailed = true } }
                : new Snapshot(keys, new KeyHistory(now, now, LastFailed: false));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Null when it failed. Does not end with the caller: others wait for the same keys.</summary>
    private async Task<IReadOnlyDictionary<string, SigningKey>?> DownloadAsync()
    {
        using var http = clients.CreateClient(ClientName);
        var isLocal = Uri.TryCreate(metadataUrl, UriKind.Absolute, out var url) && url.IsLoopback;
        var documents = new HttpDocumentRetriever(http) { RequireHttps = !isLocal };
        try
        {
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, CancellationToken.None);
            var keys = metadata.JsonWebKeySet is { } set ? SigningKey.ById(set) : null;
            if (keys?.Count > 0) return keys;
            ChannelLog.KeysUnavailable(log, "no usable keys");
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException
            or JsonException or ArgumentException or InvalidOperationException or SecurityTokenException)
        {
            ChannelLog.KeysUnavailable(log, fault.GetType().Name);
        }

        return null;
    }

    private sealed record Snapshot(IReadOnlyDictionary<string, SigningKey> Keys, KeyHistory History);
}

/// <summary>What became of the search for a key.</summary>
public abstract record KeySearch
{
    private KeySearch()
    {
    }

    public sealed record Found(SigningKey Key) : KeySearch;

    /// <summary>The issuer does not have it.</summary>
    public sealed record Unknown : KeySearch;

    /// <summary>The issuer's keys cannot be had.</summary>
    public sealed record NoKeys : KeySearch;
}
