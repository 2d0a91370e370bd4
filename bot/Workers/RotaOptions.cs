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

    /// <summary>Absences, each a sign-in name, the first and the last day: <c>tom@desk.example 2026-12-21 2026-12-31</c>.</summary>
    public IList<string> Away { get; } = [];

    /// <summary>Weeks that somebody takes over, each a sign-in name and a day of the week: <c>tom@desk.example 2026-12-23</c>.</summary>
    public IList<string> Swaps { get; } = [];

    /// <summary>The rota to store; nothing when there is one already, or nobody is named.</summary>
    /// <exception cref="FormatException">A day or time has another form, or somebody is not of the desk.</exception>
    public async Task<Changes> FirstAsync(IDocumentStore store, PeopleQueries people, DateTimeZone zone, CancellationToken ct)
    {
        if (People.Count == 0 || await store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct) is not null) return Changes.None;
        var order = new List<string>();
        foreach (var upn in People)
            if (await people.FindByUpnAsync(upn.ToLowerInvariant(), ct) is { IsDesk: true } person) order.Add(person.Id);
        var rota = new OnCallRota
        {
            Zone = zone,
            FirstHandOver = Day(FirstHandOver),
            HandOverAt = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(HandOverAt).GetValueOrThrow(),
            Order = [.. order],
        };
        foreach (var words in Away.Select(Words))
            rota = RotaRules.Away(rota, await PersonAsync(people, words, 3, ct), Day(words[1]), Day(words[2]));
        foreach (var words in Swaps.Select(Words))
            rota = RotaRules.Swap(rota, Day(words[1]), await PersonAsync(people, words, 2, ct));
        return Changes.None.Insert(OnCallRota.Rotas, OnCallRota.Id, rota);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static async Task<string> PersonAsync(PeopleQueries people, string[] words, int count, CancellationToken ct) =>
        words.Length == count && await people.FindByUpnAsync(words[0].ToLowerInvariant(), ct) is { IsDesk: true } person
            ? person.Id
            : throw new FormatException($"Desk:Rota does not understand '{string.Join(' ', words)}': a technician's sign-in name and the days are needed.");
}
