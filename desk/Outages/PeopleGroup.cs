namespace SupportBot.Desk.Outages;

/// <summary>
/// People whom the outages never tell apart: each set of people that an outage names is made of whole groups. Counting groups
/// instead of people keeps a company of thousands as cheap as one person while outages hit everybody or a whole site.
/// </summary>
internal sealed class PeopleGroup
{
    private static readonly IEqualityComparer<Affected.Named> ByReference = ReferenceEqualityComparer.Instance;

    /// <summary>People in the group, at least one.</summary>
    public int Size { get; private set; }

    /// <summary>The groups of each set, by the set itself; sets without anybody have none.</summary>
    public static IReadOnlyDictionary<Affected.Named, PeopleGroup[]> Of(IEnumerable<Affected.Named> sets)
    {
        var distinct = sets.Distinct(ByReference).ToList();
        var groupOf = new Dictionary<string, PeopleGroup>(StringComparer.Ordinal);
        var everybodyElse = new PeopleGroup();
        foreach (var set in distinct)
        {
            var split = new Dictionary<PeopleGroup, PeopleGroup>();
            foreach (var person in set.Ids)
            {
                var before = groupOf.GetValueOrDefault(person, everybodyElse);
                if (!split.TryGetValue(before, out var after)) split.Add(before, after = new PeopleGroup());
                groupOf[person] = after;
            }
        }

        foreach (var group in groupOf.Values) group.Size++;
        return distinct.ToDictionary(
            set => set, set => set.Ids.Select(person => groupOf[person]).Distinct().ToArray(), ByReference);
    }
}
