using System.Net;
using System.Net.Http.Headers;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Desk.Files;

namespace SupportBot.Bot.Files;

/// <summary>Fetches a file from the channel: allowed hosts only, no redirects, no more than the largest file.</summary>
public sealed class FileFetch(IHttpClientFactory clients, FileHosts hosts, ConnectorTokens tokens)
{
    public const string ClientName = "files";

    /// <summary>Of a whole download.</summary>
    public static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(60);

    private const string InlinePrefix = "data:";

    public async Task<Fetched> FetchAsync(string source, CancellationToken ct)
    {
        if (source.StartsWith(InlinePrefix, StringComparison.OrdinalIgnoreCase)) return Inline(source);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var url) || !hosts.Allows(url)) return new Fetched.Refused(FileRefusal.NotFromChannel);
        try
        {
            var token = hosts.TakesToken(url) ? await tokens.GetAsync(null, ct) : null;
            return await DownloadAsync(url, token, ct);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TokenUnavailableException)
        {
            return new Fetched.Later();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Fetched.Later();
        }
    }

    /// <summary>A picture inside the message itself.</summary>
    private static Fetched Inline(string source)
    {
        var comma = source.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !source[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) return new Fetched.Refused(FileRefusal.Kind);
        var content = new byte[(source.Length - comma) / 4 * 3];
        return Convert.TryFromBase64Chars(source.AsSpan(comma + 1), content, out var length)
            ? new Fetched.Content(content.AsMemory(0, length))
            : new Fetched.Refused(FileRefusal.Kind);
    }

    private async Task<Fetched> DownloadAsync(Uri url, AuthenticationHeaderValue? token, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestFetch);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = token;
        using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (response.StatusCode != HttpStatusCode.OK) return Refusal(response.StatusCode);
        if (response.Content.Headers.ContentLength > FileRules.MostBytes) return new Fetched.Refused(FileRefusal.TooBig);
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        return await ReadAsync(body, limit.Token);
    }

    private static async Task<Fetched> ReadAsync(Stream body, CancellationToken ct)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (content.Length + read > FileRules.MostBytes) return new Fetched.Refused(FileRefusal.TooBig);
            await content.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return new Fetched.Content(content.ToArray());
    }

    /// <summary>A redirect is never followed: what lies with the channel is handed out at once.</summary>
    private static Fetched Refusal(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 => new Fetched.Refused(FileRefusal.NotFromChannel),
        408 or 429 or >= 500 => new Fetched.Later(),
        413 => new Fetched.Refused(FileRefusal.TooBig),
        _ => new Fetched.Refused(FileRefusal.Gone),
    };
}

/// <summary>What came of fetching a file.</summary>
public abstract record Fetched
{
    private Fetched() { }

    public sealed record Content(ReadOnlyMemory<byte> Bytes) : Fetched;

    /// <summary>Trying again cannot help.</summary>
    public sealed record Refused(FileRefusal Reason) : Fetched;

    /// <summary>The channel is away for a while.</summary>
    public sealed record Later : Fetched;
}
