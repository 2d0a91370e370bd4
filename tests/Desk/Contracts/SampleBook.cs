using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Desk.Contracts;

namespace SupportBot.Tests.Desk.Contracts;

/// <summary>A valid book that uses every key of the reference but holiday files, and edits of it.</summary>
internal static class SampleBook
{
    public const string Text = """
        {
         "book": 1, "version": "2026-03", "currency": "EUR", "zone": "Europe/Berlin",
         "provider": {"name": "Provider", "rateCard": "RC", "defaultContract": "TM"},
         "taxes": [{"id": "vat", "name": "VAT", "rate": "19"}, {"id": "zero", "rate": 0}],
         "calendars": [
          {"id": "office", "zone": "Europe/Vienna",
           "windows": {"mon": ["08:00-12:00", "12:00-18:00"], "fri": ["22:00-06:00"], "sat": []},
           "holidays": [{"date": "2026-05-01", "name": "Labour Day"}, {"date": "2026-12-24", "from": "12:00", "to": "24:00"}],
           "classes": [{"id": "night", "days": ["mon", "holiday"], "window": "22:00-06:00", "multiplier": "1.5"},
                       {"id": "sun", "days": ["sun"], "multiplier": 2}],
           "p1AllHours": true},
          {"id": "never", "windows": {}}],
         "rateCards": [
          {"id": "RC", "rates": [{"workType": "remote", "role": "senior", "rate": "120.00"}, {"rate": 90.5}],
           "minimum": 30, "increment": 15, "scope": "entry", "multipliers": {"night": "2.5"},
           "fees": {"callOut": 75, "trip": "45.00", "emergency": 50}, "tax": "vat",
           "defaultDuration": {"low": 20, "likely": 40, "high": 90}},
          {"id": "RC2", "rates": [{"workType": "*", "role": "*", "rate": 1}]}],
         "services": [
          {"id": "erp", "name": "ERP", "category": "business", "calendar": "office", "criticality": "high", "users": 80},
          {"id": "lan", "users": 120.0, "parents": [{"service": "erp", "hard": false}]}],
         "slaPolicies": [
          {"id": "gold", "calendar": "office",
           "targets": [{"priority": "P1", "response": 15, "resolution": 120}, {"priority": "P3", "response": 60, "resolution": 480}],
           "pauseReasons": ["vendor"], "warnAt": [50, "75.5"], "reopenDays": 7}],
         "clients": [
          {"id": "acme", "name": "Acme", "tenants": ["t-1", "t-2"], "domains": ["acme.example"], "zone": "Europe/London",
           "sites": [{"id": "hq", "name": "Head office"}],
           "devices": [{"id": "ws-1", "class": "laptop", "site": "hq", "services": ["erp"], "enrolled": false,
                        "vendorWarrantyUntil": "2026-12-31"}],
           "users": [{"id": "u1", "name": "Uma", "upn": "uma@acme.example", "role": "approver", "class": "vip", "active": true,
                      "site": "hq", "approvalLimit": "500.00"}],
           "rateCard": "RC", "defaultContract": "TM", "tax": "zero",
           "policy": {"autoApproveLimit": 150, "ticketCap": 1000, "monthlyCap": "2000.00", "p1PreAuthority": 100,
                      "poRequired": false, "employeesSeeMoney": true, "workWarrantyDays": 14,
                      "purchaseOrders": [{"number": "PO-1", "limit": 100, "from": "2026-01-01", "to": "2026-12-31"}]}},
          {"id": "beta", "sites": [{"id": "lab"}], "devices": [{"id": "ws-9"}], "users": [{"id": "u9"}]}],
         "contracts": [
          {"id": "TM", "client": "*", "kind": "time-and-materials", "from": "2020-01-01", "calendar": "office"},
          {"id": "F", "client": "acme", "kind": "fixed-fee", "from": "2026-01-01", "to": "2026-12-31", "status": "active",
           "graceBusinessDays": 5, "rank": 10, "zone": "Europe/Paris", "calendar": "office", "rateCard": "RC2", "tax": "vat",
           "sla": "gold", "fallback": "TM", "scope": {"level": "device", "ids": ["ws-1"]},
           "include": [{"devices": ["ws-1"], "users": ["u1"], "sites": ["hq"], "services": ["erp"], "causes": ["wear"],
                        "deviceClasses": ["laptop"], "userClasses": ["vip"], "categories": ["business"],
                        "workTypes": ["remote"], "roles": ["senior"], "beatsExclusion": true}],
           "exclude": [{"causes": ["user-damage"]}], "enrolledDevicesOnly": true, "activeUsersOnly": true,
           "outside": {"rule": "bill", "multiplier": 2}, "fees": {"trip": 0},
           "fee": {"perMonth": 1150, "perUser": 1, "perDevice": "2.50", "prorate": false}},
          {"id": "H", "client": "acme", "kind": "hours-pool", "from": "2026-01-01", "calendar": "office",
           "outside": {"rule": "draw", "multiplier": 2, "weight": 1.5},
           "pool": {"unit": "minutes", "periodic": {"every": "month", "quantity": 300, "rollover": 1},
                    "blocks": [{"id": "B", "quantity": "120", "from": "2026-01-01", "to": "2026-12-31", "purchased": "2025-12-01"}],
                    "weights": [{"workTypes": ["travel"], "roles": ["senior"], "services": ["erp"], "weight": 0.5}]},
           "overage": {"rate": 130, "basis": "real"}},
          {"id": "I", "client": "acme", "kind": "incident-pool", "from": "2026-01-01", "calendar": "office",
           "outside": {"rule": "covered"}, "pool": {"unit": "incidents", "blocks": [{"id": "B", "quantity": 5, "from": "2026-01-01"}]},
           "overage": {"perIncident": 180}},
          {"id": "A", "client": "acme", "kind": "amount-pool", "from": "2026-01-01", "calendar": "office",
           "outside": {"rule": "not-offered"}, "pool": {"unit": "amount", "periodic": {"every": "year", "quantity": "1000.00"}}},
          {"id": "P", "client": "beta", "kind": "per-incident", "from": "2026-01-01", "calendar": "never",
           "incident": {"fees": [{"priorities": ["P1"], "services": ["erp"], "categories": ["business"], "fee": 180, "outsideFee": 260},
                                 {"fee": 90}],
                        "includedMinutes": "unlimited", "noFaultShare": 50}}]
        }
        """;

    public static JsonObject Json() => JsonNode.Parse(Text)!.AsObject();

    /// <summary>The sample with one value replaced; a null value removes the key or item.</summary>
    /// <param name="path">As in errors, without <c>book.</c></param>
    /// <param name="json">The new value; a list index one past the end appends.</param>
    public static string With(string path, string? json)
    {
        var root = Json();
        Set(root, path, json);
        return root.ToJsonString();
    }

    public static BookReading Read(string text) => ContractBookReader.Read(Encoding.UTF8.GetBytes(text));

    private static void Set(JsonNode root, string path, string? json)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        var node = root;
        foreach (var step in steps[..^1])
            node = step[0] == '[' ? node[int.Parse(step[1..^1], null)]! : node[step]!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (node is JsonArray list)
        {
            var index = int.Parse(steps[^1][1..^1], null);
            if (index == list.Count) list.Add(value);
            else if (json is null) list.RemoveAt(index);
            else list[index] = value;
        }
        else if (json is null) node.AsObject().Remove(steps[^1]);
        else node[steps[^1]] = value;
    }
}
