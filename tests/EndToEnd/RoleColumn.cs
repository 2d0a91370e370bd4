using SupportBot.Desk.Clients;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Who may do something with what belongs to Fabrikam.</summary>
[Flags]
internal enum Who
{
    Nobody = 0,

    /// <summary>The employee whose tickets and reports they are.</summary>
    Owner = 1,
    Colleague = 2,
    Approver = 4,
    Manager = 8,
    OtherManager = 16,
    Technician = 32,
    Dispatcher = 64,

    /// <summary>Somebody whose directory no client and no desk has.</summary>
    Unknown = 128,

    Desk = Technician | Dispatcher,
    Company = Owner | Colleague | Approver | Manager,

    /// <summary>Managers and approvers see the tickets of their company.</summary>
    Readers = Owner | Approver | Manager | Desk,
    Spenders = Approver | Manager,
    Figures = Manager | Dispatcher,
    Known = Company | OtherManager | Desk,
}

/// <summary>One column of the table: a person of a role.</summary>
internal sealed record RoleColumn(Who Who, string Upn, string Tenant)
{
    private const string Fabrikam = "c0000000-0000-4000-8000-000000000002";
    private const string Contoso = "c0000000-0000-4000-8000-000000000001";
    private const string Desk = SupportBot.Bot.Sample.SamplePeople.DeskTenant;

    public static readonly RoleColumn[] All =
    [
        new(Who.Owner, "employee@fabrikam.example", Fabrikam),
        new(Who.Colleague, "paula@fabrikam.example", Fabrikam),
        new(Who.Approver, "approver@fabrikam.example", Fabrikam),
        new(Who.Manager, "manager@fabrikam.example", Fabrikam),
        new(Who.OtherManager, "manager@contoso.example", Contoso),
        new(Who.Technician, "technician2@desk.example", Desk),
        new(Who.Dispatcher, "technician1@desk.example", Desk),
        new(Who.Unknown, "nobody@nowhere.example", "99999999-0000-4000-8000-000000000009"),
    ];

    public string PersonId => Person.KeyOf(Tenant, SupportBot.Bot.Sample.SamplePeople.ObjectIdOf(Upn));

    public static RoleColumn Of(Who who) => All.Single(c => c.Who == who);

    /// <summary>What must never be read by this person, whatever is asked.</summary>
    public IEnumerable<string> Secrets => new[]
    {
        (RoleRow.TicketWord, Who.Readers),
        (RoleRow.ReportWord, Who.Owner | Who.Desk),
        (RoleRow.OutageWord, Who.Company | Who.Desk),
        (RoleRow.DeskWord, Who.Desk),
        ("Fabrikam Logistics", Who.Company | Who.Desk),
        ("Fabrikam", Who.Company | Who.Desk),
        ("Emil Krause", Who.Company | Who.Desk),
        ("Astrid Neumann", Who.Company | Who.Desk),
        ("Markus Lindner", Who.Company | Who.Desk),
        ("Paula Richter", Who.Company | Who.Desk),
    }.Where(s => !s.Item2.HasFlag(Who)).Select(s => s.Item1);
}
