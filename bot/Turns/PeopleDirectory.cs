using SupportBot.Bot.Channel.Activities;
using SupportBot.Bot.Sample;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Turns;

/// <summary>Knows who writes: by tenant and object id, and for newcomers by the sign-in name that the roster vouches for.</summary>
public sealed class PeopleDirectory(IDocumentStore store, IRoster roster, BookShelf books)
{
    /// <summary>The person, and what has to be written to know the person from now on.</summary>
    public async Task<(Person Person, Changes Found)> WhoAsync(Activity activity, CancellationToken ct)
    {
        var tenant = activity.TenantId ?? "";
        var told = ChannelLocale.NameOf(activity.Locale);
        var locale = told ?? ChannelLocale.CultureOf(activity).Name;
        if (activity.From?.AadObjectId is not { Length: > 0 } objectId || tenant.Length == 0) return (Stranger(activity, tenant, locale), Changes.None);
        var id = Person.KeyOf(tenant, objectId);
        if (await store.FindAsync(PeopleQueries.People, id, ct) is { } stored)
            return (await WithLocaleAsync(stored, told, ct), Changes.None);
        if (books.Current.FindClientOfTenant(tenant) is not { } client) return (Stranger(activity, tenant, locale), Changes.None);
        if (await roster.SignInNameAsync(activity, ct) is not { } upn) return (Stranger(activity, tenant, locale), Changes.None);
        var person = FromBook(client, id, upn.ToLowerInvariant(), activity.From.Name, locale);
        return (person, Changes.None.Insert(PeopleQueries.People, id, person));
    }

    /// <param name="locale">Null for an event that tells none, such as a thumb: what is known stays.</param>
    /// <remarks>Written by itself: several presses of one person at once must not fail each other's turns.</remarks>
    private async Task<Person> WithLocaleAsync(Stored<Person> stored, string? locale, CancellationToken ct)
    {
        if (locale is null || stored.Value.Locale == locale) return stored.Value;
        var person = stored.Value with { Locale = locale };
        // Refused, another message of the person was faster and has most likely written the same; the next one writes it if not.
        await store.TryCommitAsync(Changes.None.Update(PeopleQueries.People, stored, person), ct);
        return person;
    }

    /// <summary>A person of the client's tenant; whom the book does not list may report, and a person looks at the coverage.</summary>
    private static Person FromBook(Client client, string id, string upn, string? name, string locale)
    {
        var user = client.Users.FirstOrDefault(u => string.Equals(u.Upn ?? u.Id, upn, StringComparison.OrdinalIgnoreCase));
        return new Person
        {
            Id = id,
            Upn = upn,
            Name = user?.Name ?? name ?? upn,
            ClientId = client.Id,
            UserId = user?.Id,
            Roles = user is null ? [PersonRole.Employee] : SamplePeople.RolesOf(user),
            Zone = client.Zone.Id,
            Locale = locale,
        };
    }

    private static Person Stranger(Activity activity, string tenant, string locale) => new()
    {
        Id = Person.KeyOf(tenant.Length == 0 ? "unknown" : tenant, activity.From?.AadObjectId ?? InputId.Of(activity.From?.Id ?? "")),
        Upn = "",
        Name = activity.From?.Name ?? "",
        Locale = locale,
    };
}

/// <summary>Asks the channel who somebody is.</summary>
public interface IRoster
{
    /// <summary>The sign-in name of the sender as the channel's roster has it; null when it does not tell.</summary>
    Task<string?> SignInNameAsync(Activity activity, CancellationToken ct);
}
