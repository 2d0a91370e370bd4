using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;

namespace SupportBot.Bot.Sample;

/// <summary>The people of the sample world: the clients' users of the contract book, and the provider's desk.</summary>
public static class SamplePeople
{
    /// <summary>Directory tenant of the provider.</summary>
    public const string DeskTenant = "c0000000-0000-4000-8000-0000000000d0";

    private static readonly (string Upn, string Name, PersonRole[] Roles)[] Desk =
    [
        ("technician1@desk.example", "Tessa Lang", [PersonRole.Technician, PersonRole.Dispatcher]),
        ("technician2@desk.example", "Tom Berger", [PersonRole.Technician]),
        ("technician3@desk.example", "Tarik Yilmaz", [PersonRole.Technician]),
        ("technician4@desk.example", "Thea Nielsen", [PersonRole.Technician]),
    ];

    public static IReadOnlyList<Person> All(ContractBook book) => [.. OfDesk(book), .. book.Clients.SelectMany(OfClient)];

    /// <summary>The made-up directory id of a sample person, the same on every machine.</summary>
    public static string ObjectIdOf(string upn) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("sample:" + upn)).AsSpan(0, 16)).ToString("D");

    private static IEnumerable<Person> OfDesk(ContractBook book) => Desk.Select(d => new Person
    {
        Id = Person.KeyOf(DeskTenant, ObjectIdOf(d.Upn)),
        Upn = d.Upn,
        Name = d.Name,
        Roles = [.. d.Roles],
        Zone = book.Zone.Id,
    });

    private static IEnumerable<Person> OfClient(Client client) => client.Users.Select(user => new Person
    {
        Id = Person.KeyOf(client.Tenants[0], ObjectIdOf(user.Upn ?? user.Id)),
        Upn = user.Upn ?? user.Id,
        Name = user.Name ?? user.Id,
        ClientId = client.Id,
        UserId = user.Id,
        Roles = RolesOf(user),
        Zone = client.Zone.Id,
    });

    /// <summary>Managers and approvers are employees too.</summary>
    public static ImmutableHashSet<PersonRole> RolesOf(ClientUser user) => user.Role switch
    {
        PersonRole.Manager => [PersonRole.Employee, PersonRole.Manager],
        PersonRole.Approver => [PersonRole.Employee, PersonRole.Approver],
        _ => [PersonRole.Employee],
    };
}
