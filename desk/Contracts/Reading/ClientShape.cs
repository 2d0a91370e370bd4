using NodaTime;
using SupportBot.Desk.Clients;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Reads the shape of the clients.</summary>
internal static class ClientShape
{
    private const int MostWarrantyDays = 365;

    private static readonly MapKeys Keys = new(
        "id", "name", "tenants", "domains", "zone", "sites", "devices", "users", "rateCard", "defaultContract", "tax", "policy");

    private static readonly MapKeys SiteKeys = new("id", "name");
    private static readonly MapKeys DeviceKeys = new("id", "class", "site", "services", "enrolled", "vendorWarrantyUntil");
    private static readonly MapKeys UserKeys = new("id", "name", "upn", "role", "class", "active", "site", "approvalLimit");

    private static readonly MapKeys PolicyKeys = new(
        "autoApproveLimit", "ticketCap", "monthlyCap", "p1PreAuthority", "poRequired", "employeesSeeMoney", "workWarrantyDays",
        "purchaseOrders");

    private static readonly MapKeys OrderKeys = new("number", "limit", "from", "to");
    private static readonly Form<int> WarrantyDays = NumberForms.SmallWhole(0, MostWarrantyDays);

    /// <param name="bookZone">Zone of a client that names none.</param>
    public static Client Read(Field field, DateTimeZone bookZone) => field.Map(Keys, map => new Client
    {
        Id = map["id"].Required(TextForms.Id),
        Name = map["name"].Optional(TextForms.Text),
        Tenants = map["tenants"].List(TextForms.Id),
        Domains = map["domains"].List(TextForms.Text),
        Zone = map["zone"].Or(DateForms.Zone, bookZone),
        Sites = new(map["sites"].List(item => item.Map(SiteKeys, site => new Site(
            site["id"].Required(TextForms.Id), site["name"].Optional(TextForms.Text)))), site => site.Id),
        Devices = new(map["devices"].List(item => item.Map(DeviceKeys, ReadDevice)), device => device.Id),
        Users = new(map["users"].List(item => item.Map(UserKeys, ReadUser)), user => user.Id),
        RateCard = map["rateCard"].Optional(TextForms.Id),
        DefaultContract = map["defaultContract"].Optional(TextForms.Id),
        Tax = map["tax"].Optional(TextForms.Id),
        Policy = map["policy"].OptionalMap(PolicyKeys, ReadPolicy) ?? new ClientPolicy(),
    });

    private static Device ReadDevice(MapReader map) => new()
    {
        Id = map["id"].Required(TextForms.Id),
        Class = map["class"].Or(TextForms.Id, "workstation"),
        Site = map["site"].Optional(TextForms.Id),
        Services = map["services"].List(TextForms.Id),
        Enrolled = map["enrolled"].Or(TextForms.Flag, true),
        VendorWarrantyUntil = map["vendorWarrantyUntil"].OptionalValue(DateForms.Date),
    };

    private static ClientUser ReadUser(MapReader map) => new()
    {
        Id = map["id"].Required(TextForms.Id),
        Name = map["name"].Optional(TextForms.Text),
        Upn = map["upn"].Optional(TextForms.Text),
        Role = map["role"].Or(BookForms.UserRole, PersonRole.Employee),
        Class = map["class"].Or(TextForms.Id, "staff"),
        Active = map["active"].Or(TextForms.Flag, true),
        Site = map["site"].Optional(TextForms.Id),
        ApprovalLimit = map["approvalLimit"].OptionalValue(NumberForms.Money),
    };

    private static ClientPolicy ReadPolicy(MapReader map) => new()
    {
        AutoApproveLimit = map["autoApproveLimit"].Or(NumberForms.Money, 0),
        TicketCap = map["ticketCap"].OptionalValue(NumberForms.Money),
        MonthlyCap = map["monthlyCap"].OptionalValue(NumberForms.Money),
        P1PreAuthority = map["p1PreAuthority"].Or(NumberForms.Money, 0),
        PoRequired = map["poRequired"].Or(TextForms.Flag, false),
        EmployeesSeeMoney = map["employeesSeeMoney"].Or(TextForms.Flag, false),
        WorkWarrantyDays = map["workWarrantyDays"].Or(WarrantyDays, 0),
        PurchaseOrders = map["purchaseOrders"].List(item => item.Map(OrderKeys, order => new PurchaseOrder(
            order["number"].Required(TextForms.Text),
            order["limit"].Required(NumberForms.Money),
            order["from"].OptionalValue(DateForms.Date),
            order["to"].OptionalValue(DateForms.Date)))),
    };
}
