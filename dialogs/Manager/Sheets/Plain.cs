using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>Values as a spreadsheet in any language reads them.</summary>
internal static class Plain
{
    public static string Of(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Of(Instant at) => InstantPattern.General.Format(at);
}
