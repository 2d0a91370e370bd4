using System.Globalization;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>Who reads figures, when, and how numbers and times are written for them.</summary>
public sealed record Reader(Person Person, Instant Now, DateTimeZone Zone, CultureInfo Culture)
{
    public Texts Say { get; } = new(Culture, Zone);

    /// <summary>The local date.</summary>
    public LocalDate Today => Now.InZone(Zone).Date;

    public static Reader Of(UserInput input) => new(input.Person, input.Now, input.Zone, input.Culture);

    /// <summary>Somebody who gets figures without having just written.</summary>
    public static Reader Of(Person person, Instant now) => new(
        person, now, DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc, CultureInfo.GetCultureInfo(person.Locale));
}
