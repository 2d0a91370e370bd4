using System.Text;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Files;

/// <summary>
/// Rows as CSV (RFC 4180): UTF-8 with a mark so that Excel reads umlauts, and nothing that a spreadsheet would calculate. Two
/// rules of quoting are less than a library for them.
/// </summary>
public static class CsvFile
{
    public static byte[] Of(Block.Table rows) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(TextOf(rows))];

    /// <summary>The rows without the mark, for programs.</summary>
    public static string TextOf(Block.Table rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Rows.Prepend(rows.Columns)) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(string value)
    {
        // What begins like a formula is shown as text; a plain negative number stays one.
        var isFormula = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal)
            && !decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);
        var safe = isFormula ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
