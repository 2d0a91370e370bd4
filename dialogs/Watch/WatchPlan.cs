using NodaTime;

namespace SupportBot.Dialogs.Watch;

/// <summary>
/// When each waiting ticket has to be looked at again. Lives in memory and is made anew from the tickets themselves: at the
/// start, every quarter of an hour, when the clock is set back, and when the rota or the contract book changes. So it can
/// not go stale: what it forgets or has wrong is found by the next full look.
/// </summary>
public sealed class WatchPlan
{
    /// <summary>Between two looks at everything.</summary>
    public static readonly Duration FullEvery = Duration.FromMinutes(15);

    /// <summary>
    /// Changes are looked for again over so much time: a turn is stored a little after the instant it carries, and other
    /// machines' clocks differ.
    /// </summary>
    public static readonly Duration Overlap = Duration.FromMinutes(5);

    private readonly Dictionary<string, (Instant? At, int Revision)> _tickets = new(StringComparer.Ordinal);
    private Instant? _lastFull;
    private Instant _last;
    private object? _rules;

    /// <summary>From when on changed tickets are to be read; null when all are.</summary>
    /// <param name="rules">The rota and the book, compared by value.</param>
    public Instant? ChangedSince(Instant now, object rules) =>
        _lastFull is not { } full || now < _last || now - full >= FullEvery || !rules.Equals(_rules) ? null : _last - Overlap;

    /// <summary>A look at everything begins.</summary>
    public void Restart(Instant now, object rules)
    {
        _tickets.Clear();
        (_lastFull, _rules) = (now, rules);
    }

    /// <summary>Remembers when to look again.</summary>
    /// <param name="next">Null when only a change makes something due.</param>
    public void Looked(string ticketId, int revision, Instant? next) => _tickets[ticketId] = (next, revision);

    /// <summary>The ticket waits for nobody any more.</summary>
    public void Done(string ticketId, int revision) => _tickets[ticketId] = (null, revision);

    /// <summary>Whether the ticket was looked at as it is.</summary>
    public bool Knows(string ticketId, int revision) => _tickets.TryGetValue(ticketId, out var known) && known.Revision == revision;

    /// <summary>The tickets that have to be looked at, most urgent first; the round is over afterwards.</summary>
    public IReadOnlyList<string> Due(Instant now)
    {
        _last = now;
        return [.. _tickets.Where(t => t.Value.At <= now).OrderBy(t => t.Value.At).Select(t => t.Key)];
    }
}
