using NodaTime;
using SupportBot.Desk.Calendars;

namespace SupportBot.Desk.Outages;

/// <summary>What one outage does to one service: its own, or reaching it from a hard part.</summary>
/// <param name="Outage">Position of the outage among the current ones; the same for all services it reaches.</param>
/// <param name="Open">Not over at the as-of instant.</param>
/// <param name="Count">People if only their number is known, already capped on the way; else null.</param>
/// <param name="People">Who they are, each group once; null if only their number is known.</param>
internal sealed record ServiceEffect(
    int Outage,
    OutageEffect Effect,
    bool Open,
    IntervalSet Pieces,
    long? Count,
    PeopleGroup[]? People)
{
    public ServiceEffect Within(IntervalSet view)
    {
        var pieces = Pieces.Intersect(view);
        return ReferenceEquals(pieces, Pieces) ? this : this with { Pieces = pieces };
    }
}

/// <summary>
/// D-2, D-4, D-13 and the parents' rule: the effects that act on every service, and its excluded maintenance.
/// </summary>
internal sealed class ServiceEffects
{
    private readonly Dictionary<string, List<ServiceEffect>> _effects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IntervalSet> _maintenance;
    private readonly Dictionary<string, IntervalSet> _unknown;

    private ServiceEffects(DowntimeQuery query)
    {
        _maintenance = SetsOf(query.Maintenance
            .Where(window => window.IsExcluded(query.Options.Notice))
            .Select(window => (window.Service, new Interval(window.Start, window.End))));
        _unknown = SetsOf(query.Unknown.Select(span => (span.Service, new Interval(span.Start, span.End))));
    }

    public static ServiceEffects Of(DowntimeQuery query)
    {
        var effects = new ServiceEffects(query);
        var services = query.Catalogue.ToDictionary(service => service.Id, StringComparer.Ordinal);
        effects.AddOwn(query, services);
        effects.Inherit(services);
        return effects;
    }

    public IReadOnlyList<ServiceEffect> On(string service) =>
        _effects.TryGetValue(service, out var found) ? found : [];

    public IntervalSet Maintenance(string service) => _maintenance.GetValueOrDefault(service, IntervalSet.Empty);

    public IntervalSet Unknown(string service) => _unknown.GetValueOrDefault(service, IntervalSet.Empty);

    private static Dictionary<string, IntervalSet> SetsOf(IEnumerable<(string Service, Interval Span)> spans) =>
        spans.GroupBy(span => span.Service, span => span.Span, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IntervalSet.Of, StringComparer.Ordinal);

    /// <summary>The highest version of every outage that has begun, in the order they were first given.</summary>
    private static IEnumerable<Outage> Current(DowntimeQuery query) =>
        query.Outages.GroupBy(outage => outage.Id, StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(outage => outage.Version))
            .OfType<Outage>()
            .Where(outage => outage.Start < query.AsOf);

    private void AddOwn(DowntimeQuery query, Dictionary<string, MeasuredService> services)
    {
        var current = Current(query).ToList();
        var groups = PeopleGroup.Of(current.Select(outage => outage.Affected).OfType<Affected.Named>());
        foreach (var (index, outage) in current.Index())
        {
            var open = outage.End is not { } end || end > query.AsOf;
            var pieces = IntervalSet.Between(outage.Start, open ? query.AsOf : outage.End ?? query.AsOf);
            (long? count, PeopleGroup[]? named) = outage.Affected switch
            {
                Affected.Counted counted => (counted.Number, null),
                Affected.Named known => ((long?)null, groups[known]),
                _ => (services[outage.Service].HeadCount, null),
            };
            Add(outage.Service, new ServiceEffect(index, outage.Effect, open, pieces, count, named));
        }
    }

    private void Add(string service, ServiceEffect effect)
    {
        if (!_effects.TryGetValue(service, out var list))
        {
            _effects.Add(service, list = []);
        }

        list.Add(effect);
    }

    /// <summary>
    /// Hands the down effects of every part to its parents, parts first, so that each step sees the whole part.
    /// </summary>
    private void Inherit(Dictionary<string, MeasuredService> services)
    {
        foreach (var part in PartsFirst(services))
        {
            if (!_effects.TryGetValue(part.Id, out var effects))
            {
                continue;
            }

            var reaching = Merged(effects.Where(effect => effect.Effect == OutageEffect.Down));
            var maintenance = Maintenance(part.Id);
            foreach (var parent in part.HardParents.Distinct(StringComparer.Ordinal))
            {
                var cap = services[parent].HeadCount;
                foreach (var effect in reaching)
                {
                    var pieces = effect.Pieces.Minus(maintenance);
                    if (!pieces.IsEmpty)
                    {
                        long? count = effect.Count is { } number ? Math.Min(number, cap) : null;
                        Add(parent, effect with { Pieces = pieces, Count = count });
                    }
                }
            }
        }
    }

    /// <summary>One effect per outage and count, whatever the number of ways; ways can double at every step.</summary>
    private static List<ServiceEffect> Merged(IEnumerable<ServiceEffect> effects)
    {
        var merged = new List<ServiceEffect>();
        foreach (var group in effects.GroupBy(effect => (effect.Outage, effect.Count)))
        {
            var all = group.ToList();
            merged.Add(all.Count == 1 ? all[0] : all[0] with { Pieces = IntervalSet.Union(all.Select(e => e.Pieces)) });
        }

        return merged;
    }

    private static IEnumerable<MeasuredService> PartsFirst(Dictionary<string, MeasuredService> services)
    {
        var waiting = services.Keys.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        foreach (var service in services.Values)
        {
            foreach (var parent in service.HardParents.Distinct(StringComparer.Ordinal))
            {
                waiting[parent]++;
            }
        }

        var ready = new Queue<MeasuredService>(services.Values.Where(service => waiting[service.Id] == 0));
        while (ready.TryDequeue(out var part))
        {
            yield return part;
            foreach (var parent in part.HardParents.Distinct(StringComparer.Ordinal))
            {
                if (--waiting[parent] == 0)
                {
                    ready.Enqueue(services[parent]);
                }
            }
        }
    }
}
