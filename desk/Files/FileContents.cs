using System.Globalization;
using System.Security.Cryptography;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Files;

/// <summary>
/// Keeps the bytes of files in the store, in parts: each part is a commit of its own, so that a large file never holds up
/// what people say. A file counts as there once its <see cref="StoredFile"/> says so, which is written last.
/// </summary>
public sealed class FileContents(IDocumentStore store)
{
    /// <summary>Bytes of one part.</summary>
    public const int PartBytes = 256 * 1024;

    private static readonly DocumentType<FilePart> PartsOfFiles = new("file-part");

    /// <summary>Writes all parts; those of an earlier attempt are replaced.</summary>
    public async Task<FileSum> WriteAsync(string fileId, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var parts = 0;
        for (var at = 0; at < content.Length; at += PartBytes, parts++)
        {
            var part = new FilePart(content.Slice(at, Math.Min(PartBytes, content.Length - at)).ToArray());
            var id = IdOf(fileId, parts);
            var earlier = await store.FindAsync(PartsOfFiles, id, ct);
            await store.CommitAsync(Changes.None.Save(PartsOfFiles, id, earlier, part), ct);
        }

        return new FileSum(content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)), parts);
    }

    /// <summary>The whole content; null when a part is missing or something was changed.</summary>
    public async Task<byte[]?> ReadAsync(StoredFile file, CancellationToken ct)
    {
        var content = new byte[file.Size];
        var at = 0;
        for (var number = 0; number < file.Parts; number++)
        {
            if ((await store.FindAsync(PartsOfFiles, IdOf(file.Id, number), ct))?.Value is not { } part) return null;
            if (part.Bytes.Length > content.Length - at) return null;
            part.Bytes.CopyTo(content, at);
            at += part.Bytes.Length;
        }

        return at == content.Length && Convert.ToHexStringLower(SHA256.HashData(content)) == file.Hash ? content : null;
    }

    /// <summary>Deletes all parts.</summary>
    public async Task DeleteAsync(StoredFile file, CancellationToken ct)
    {
        for (var number = 0; number < file.Parts; number++)
        {
            if (await store.FindAsync(PartsOfFiles, IdOf(file.Id, number), ct) is { } part)
                await store.TryCommitAsync(Changes.None.Delete(PartsOfFiles, part), ct);
        }
    }

    private static string IdOf(string fileId, int number) => string.Create(CultureInfo.InvariantCulture, $"{fileId}/{number:D5}");

    internal sealed record FilePart(byte[] Bytes);
}

/// <summary>What was written of a file.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">Hex SHA-256 of the content.</param>
public sealed record FileSum(long Size, string Hash, int Parts);
