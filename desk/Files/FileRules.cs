using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SupportBot.Desk.Files;

/// <summary>Which files are taken, and under which name. Decided by the name first and by the first bytes afterwards.</summary>
public static class FileRules
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Files of one message.</summary>
    public const int MostAtOnce = 10;

    /// <summary>Files of one ticket.</summary>
    public const int MostOnTicket = 50;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Type of a pasted picture, whose kind the channel does not tell.</summary>
    public const string AnyPicture = "image/*";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["png"] = "image/png",
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["gif"] = "image/gif",
        ["webp"] = "image/webp",
        ["bmp"] = "image/bmp",
        ["tif"] = "image/tiff",
        ["tiff"] = "image/tiff",
        ["heic"] = "image/heic",
        ["pdf"] = "application/pdf",
        ["txt"] = "text/plain",
        ["log"] = "text/plain",
        ["md"] = "text/plain",
        ["csv"] = "text/csv",
        ["json"] = "application/json",
        ["rtf"] = "application/rtf",
        ["eml"] = "message/rfc822",
        ["msg"] = "application/vnd.ms-outlook",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["zip"] = "application/zip",
        ["evtx"] = "application/octet-stream",
        ["mp4"] = "video/mp4",
        ["mov"] = "video/quicktime",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Endings that can run something, also in the middle of a name, where they are a disguise.</summary>
    private static readonly FrozenSet<string> Programs = new[]
    {
        "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "msi", "msp", "msix", "appx",
        "dll", "cpl", "sys", "jar", "sh", "app", "pkg", "dmg", "deb", "rpm", "apk", "lnk", "url", "reg", "inf", "scf", "chm", "iso", "img",
        "vhd", "vhdx", "html", "htm", "svg", "docm", "xlsm", "pptm", "xll", "one", "application", "gadget", "py",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Type, string Ending, byte[] Mark, int At)[] Marks =
    [
        ("image/png", "png", [0x89, (byte)'P', (byte)'N', (byte)'G'], 0),
        ("image/jpeg", "jpg", [0xFF, 0xD8, 0xFF], 0),
        ("image/gif", "gif", "GIF8"u8.ToArray(), 0),
        ("image/webp", "webp", "WEBP"u8.ToArray(), 8),
        ("image/bmp", "bmp", "BM"u8.ToArray(), 0),
        ("application/pdf", "pdf", "%PDF"u8.ToArray(), 0),
    ];

    private static readonly byte[][] ProgramMarks =
    [
        "MZ"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'], "#!"u8.ToArray(),
        [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE], [0x4C, 0, 0, 0, 1, 0x14, 2, 0],
    ];

    /// <summary>Whether a file is fetched, by its name; a pasted picture has none.</summary>
    /// <param name="name">As the channel tells it; may be anything.</param>
    /// <param name="type">Content type as the channel tells it; used for files without a name only.</param>
    public static FileVerdict Judge(string? name, string? type)
    {
        var clean = Clean(name ?? "");
        if (clean.Length == 0)
        {
            return type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true
                ? new FileVerdict.Accepted("screenshot", AnyPicture)
                : new FileVerdict.Refused("?", FileRefusal.Kind);
        }

        var parts = clean.Split('.');
        if (parts.Skip(1).Any(p => Programs.Contains(p.Trim()))) return new FileVerdict.Refused(clean, FileRefusal.Program);
        return parts.Length > 1 && Types.TryGetValue(parts[^1], out var known)
            ? new FileVerdict.Accepted(clean, known)
            : new FileVerdict.Refused(clean, FileRefusal.Kind);
    }

    /// <summary>
    /// The last part of a path, without characters that cannot be seen, that turn the direction of writing round, or that file
    /// systems refuse; one blank for several, and at most <see cref="LongestName"/> characters with the ending kept.
    /// </summary>
    public static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1].Normalize(NormalizationForm.FormC);
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var shown = Shown(rune);
            if (shown == " " && kept.Length > 0 && kept[^1] == ' ') continue;
            kept.Append(shown);
        }

        var clean = kept.ToString().Trim(' ', '.', '_');
        if (clean.Length <= LongestName) return clean;
        var ending = Path.GetExtension(clean) is { Length: <= 6 } known ? known : "";
        var room = LongestName - ending.Length;
        return clean[..(char.IsHighSurrogate(clean[room - 1]) ? room - 1 : room)].TrimEnd(' ', '.', '_') + ending.TrimEnd('_', ' ');
    }

    private static string Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned => "",
        UnicodeCategory.SpaceSeparator => " ",
        _ => rune.Value < 128 && "<>:\"|?*%&;'`$".Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString(),
    };

    /// <summary>
    /// Compares the beginning of the content with what the name says. Gives the name and the type that it is kept under, or
    /// why it is not kept.
    /// </summary>
    public static FileVerdict Look(string name, string type, ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return new FileVerdict.Refused(name, FileRefusal.Empty);
        foreach (var mark in ProgramMarks)
            if (head.StartsWith(mark)) return new FileVerdict.Refused(name, FileRefusal.Program);
        foreach (var (known, ending, mark, at) in Marks)
            if (head.Length >= at + mark.Length && head[at..].StartsWith(mark)) return Compared(name, type, known, ending);
        return type == AnyPicture || Array.Exists(Marks, m => m.Type == type)
            ? new FileVerdict.Refused(name, FileRefusal.NotWhatItSays)
            : new FileVerdict.Accepted(name, type);
    }

    /// <summary>A picture under another picture's ending is harmless, and common.</summary>
    private static FileVerdict Compared(string name, string type, string known, string ending)
    {
        if (type == AnyPicture && IsPicture(known)) return new FileVerdict.Accepted($"{name}.{ending}", known);
        if (IsPicture(type) && IsPicture(known)) return new FileVerdict.Accepted(name, known);
        return type == known || IsText(type) ? new FileVerdict.Accepted(name, type) : new FileVerdict.Refused(name, FileRefusal.NotWhatItSays);
    }

    private static bool IsPicture(string type) => type.StartsWith("image/", StringComparison.Ordinal);

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal);
}
