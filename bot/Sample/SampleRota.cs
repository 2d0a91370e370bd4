using NodaTime;
using NodaTime.Text;
using SupportBot.Bot.Workers;

namespace SupportBot.Bot.Sample;

/// <summary>Who is on call in the sample world: four technicians in turn, one of whom is away for a week.</summary>
public static class SampleRota
{
    /// <summary>Fills a rota that the configuration left empty.</summary>
    public static void Into(RotaOptions rota, Instant now)
    {
        if (rota.People.Count > 0) return;
        foreach (var name in new[] { "technician1", "technician2", "technician3", "technician4" }) rota.People.Add(name + "@desk.example");
        var monday = now.InUtc().Date.Next(IsoDayOfWeek.Monday).PlusWeeks(1);
        rota.Away.Add($"technician3@desk.example {LocalDatePattern.Iso.Format(monday)} {LocalDatePattern.Iso.Format(monday.PlusDays(6))}");
    }
}
