using NodaTime;
using NodaTime.Text;
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

    /// <summary>The rota to store; nothing when there is one already, or nobody is named.</summary>
    /// <exception cref="FormatException">A day or time has another form.</exception>
    public async Task<Changes> FirstAsync(IDocumentStore store, PeopleQueries people, DateTimeZone zone, CancellationToken ct)
    {
        if (People.Count == 0 || await store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct) is not null) return Changes.None;
        var order = new List<string>();
        foreach (var upn in People)
            if (await people.FindByUpnAsync(upn.ToLowerInvariant(), ct) is { IsDesk: true } person) order.Add(person.Id);
        var rota = new OnCallRota
        {
            Zone = zone,
            FirstHandOver = LocalDatePattern.Iso.Parse(FirstHandOver).GetValueOrThrow(),
            HandOverAt = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(HandOverAt).GetValueOrThrow(),
            Order = [.. order],
        };
        return Changes.None.Insert(OnCallRota.Rotas, OnCallRota.Id, rota);
    }
}
