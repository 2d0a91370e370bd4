using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>Values as a spreadsheet in any language reads them.</summary>
internal static class Plain
{
    /// <summary>Whether only a part of the period before was compared with, because the period still runs.</summary>
    public static bool IsCut(Ask ask, Period compared) => ask.Against is null && compared != ask.Period.Before;

    public static string Of(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Of(Instant at) => InstantPattern.General.Format(at);
}
