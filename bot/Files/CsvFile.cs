using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Files;

/// <summary>Rows as CSV: UTF-8 with a mark so that Excel reads umlauts, and nothing that a spreadsheet would calculate.</summary>
public static class CsvFile
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        NewLine = "\r\n",
    };

    public static byte[] Of(Block.Table rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, Configuration))
        {
            foreach (var row in rows.Rows.Prepend(rows.Columns))
            {
                foreach (var cell in row) csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
