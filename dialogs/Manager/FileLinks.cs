using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Dialogs.Manager;

/// <summary>A file for one person: of figures, or one that was sent.</summary>
/// <param name="PersonId">For whom; the role is checked again when the file is fetched.</param>
/// <param name="Format"><c>png</c>, <c>csv</c> or <c>pdf</c> of figures, or <c>file</c>.</param>
/// <param name="Ask">The question, or the file, as fields.</param>
/// <param name="Until">Unix seconds at which the link ends.</param>
public sealed record FileRequest(string PersonId, string Format, IReadOnlyDictionary<string, string> Ask, long Until);

/// <summary>
/// Makes and reads links to files. A link names the person, the question and its end, and is signed with a key that only the
/// store has: nothing in it can be changed, and after its end it opens nothing.
/// </summary>
public sealed class FileLinks(IDocumentStore store) : IDisposable
{
    /// <summary>How long somebody has to open a file that was asked for.</summary>
    public static readonly Duration ForFiles = Duration.FromMinutes(15);

    /// <summary>How long a picture of a card can be seen; clients fetch it when they show the card.</summary>
    public static readonly Duration ForPictures = Duration.FromHours(24);

    private const int KeyLength = 32;

    private static readonly DocumentType<LinkKey> Keys = new("link-key");

    private readonly SemaphoreSlim _gate = new(1);
    private volatile byte[]? _key;

    /// <summary>Where people reach the bot, without a slash at the end; the host sets it once it knows.</summary>
    public string PublicUrl { get; set; } = "http://localhost:3978";

    public Task<string> ToAsync(Ask ask, Reader reader, string format, Duration lasts, CancellationToken ct) =>
        ToAsync(reader.Person.Id, format, ask.Data, reader.Now + lasts, ct);

    /// <summary>A link to anything that fields can name.</summary>
    /// <param name="until">End of the link, not included.</param>
    public async Task<string> ToAsync(
        string personId, string format, IReadOnlyDictionary<string, string> about, Instant until, CancellationToken ct)
    {
        var request = new FileRequest(personId, format, about, until.ToUnixTimeSeconds());
        var body = JsonSerializer.SerializeToUtf8Bytes(request);
        var signature = HMACSHA256.HashData(await KeyAsync(ct), body);
        return $"{PublicUrl}/files/{Base64Url.EncodeToString(body)}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>What a link asks for; null for a link that was changed, is over, or was never one.</summary>
    /// <param name="token">The last part of the address; may be anything.</param>
    public async Task<FileRequest?> ReadAsync(string token, Instant now, CancellationToken ct)
    {
        const int longest = 4_000;
        if (token.Length > longest || token.Split('.') is not [var bodyText, var signatureText]) return null;
        if (!TryDecode(bodyText, out var body) || !TryDecode(signatureText, out var signature)) return null;
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(await KeyAsync(ct), body), signature)) return null;
        var request = JsonSerializer.Deserialize<FileRequest>(body);
        return request is not null && now.ToUnixTimeSeconds() < request.Until ? request : null;
    }

    public void Dispose() => _gate.Dispose();

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text)) return false;
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private async Task<byte[]> KeyAsync(CancellationToken ct)
    {
        if (_key is { } known) return known;
        await _gate.WaitAsync(ct);
        try
        {
            return _key ??= await LoadAsync(ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The key of all replicas, made by whoever is first.</summary>
    private async Task<byte[]> LoadAsync(CancellationToken ct)
    {
        if (await store.FindAsync(Keys, "files", ct) is { } stored) return stored.Value.Secret;
        try
        {
            var made = RandomNumberGenerator.GetBytes(KeyLength);
            await store.CommitAsync(Changes.None.Insert(Keys, "files", new LinkKey(made)), ct);
            return made;
        }
        catch (DuplicateDocumentException)
        {
            return (await store.FindAsync(Keys, "files", ct))?.Value.Secret ?? throw new InvalidOperationException("The key of file links is gone.");
        }
    }

    internal sealed record LinkKey(byte[] Secret);
}
