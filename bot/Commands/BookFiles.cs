using System.Text;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Bot.Commands;

/// <summary>Reads contract books and the holiday files beside them from disk.</summary>
public static class BookFiles
{
    private const int MostHolidayBytes = 4_000_000;

    /// <summary>A book's bytes, at most one more than a book may have; null when the file cannot be read.</summary>
    public static byte[]? ReadBytes(string path) => Read(path, TextLimits.Bytes + 1);

    /// <summary>Finds files in the folder of a book or below; links that lead out of it count as outside.</summary>
    public static FindBookFile Beside(string bookPath)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(Path.GetFullPath(bookPath)) ?? "/");
        return path =>
        {
            if (path.Contains('\0', StringComparison.Ordinal)) return new BookFile.Refused();
            var full = Path.GetFullPath(path, folder);
            if (!IsBelow(full, folder) || !IsBelow(Resolved(full), Resolved(folder))) return new BookFile.Refused();
            return Read(full, MostHolidayBytes + 1) is { Length: <= MostHolidayBytes } bytes
                ? new BookFile.Found(Encoding.UTF8.GetString(bytes))
                : new BookFile.Unreadable();
        };
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Resolves a link at any level of the path.
    private static string Resolved(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null) return path;
        var here = Path.Combine(Resolved(parent), Path.GetFileName(path));
        try
        {
            return new FileInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
        }
        catch (IOException)
        {
            // Not there, or a ring of links: reading it will fail as well.
            return here;
        }
    }

    private static byte[]? Read(string path, int most)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.CanSeek ? ReadAll(file, (int)Math.Min(file.Length, most)) : ReadAll(file, most);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] ReadAll(FileStream file, int most)
    {
        var bytes = new byte[most];
        var read = file.ReadAtLeast(bytes, most, throwOnEndOfStream: false);
        return read == most ? bytes : bytes[..read];
    }
}
