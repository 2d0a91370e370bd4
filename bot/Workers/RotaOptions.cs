using Microsoft.Extensions.Options;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Workers;

/// <summary>The on-call rota from the configuration file, taken when none has been kept in chat yet.</summary>
public sealed class RotaOptions
{
    /// <summary>Sign-in names in turn. Empty (default): nobody is on call until a dispatcher says so.</summary>
    public IList<string> People { get; } = [];

    /// <summary>A day on which the first one takes over, as 2026-11-23. Default: a Monday.</summary>
    public string FirstHandOver { get; set; } = "2026-01-05";

    /// <summary>Local time of the hand-over, as 09:00.</summary>
    public string HandOverAt { get; set; } = "09:00";

    /// <summary>Absences, each a sign-in name, the first and the last day: <c>tom@desk.example 2026-12-21 2026-12-31</c>.</summary>
    public IList<string> Away { get; } = [];

    /// <summary>Weeks that somebody takes over, each a sign-in name and a day of the week: <c>tom@desk.example 2026-12-23</c>.</summary>
    public IList<string> Swaps { get; } = [];

    /// <summary>The rota to store; nothing when there is one already, or nobody is named.</summary>
    /// <exception cref="OptionsValidationException">Somebody who is named is not of the desk.</exception>
    public async Task<Changes> FirstAsync(IDocumentStore store, PeopleQueries people, DateTimeZone zone, CancellationToken ct)
    {
        if (People.Count == 0 || await store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct) is not null) return Changes.None;
        var team = (await people.DeskAsync(ct)).ToDictionary(p => p.Upn, p => p.Id, StringComparer.OrdinalIgnoreCase);
        if (RotaReading.UnknownNames(this, team.ContainsKey) is { Count: > 0 } unknown)
            throw new OptionsValidationException(Options.DefaultName, typeof(RotaOptions), unknown);
        var rota = new OnCallRota
        {
            Zone = zone,
            FirstHandOver = RotaReading.Day(FirstHandOver).Value,
            HandOverAt = RotaReading.Time(HandOverAt).Value,
            Order = [.. People.Select(upn => team[upn.Trim()])],
        };
        foreach (var line in RotaReading.Lines(this))
        {
            rota = line.Last is { } last
                ? RotaRules.Away(rota, team[line.Upn], line.Day, last)
                : RotaRules.Swap(rota, line.Day, team[line.Upn]);
        }

        return Changes.None.Insert(OnCallRota.Rotas, OnCallRota.Id, rota);
    }
}
