using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportBot.Desk.Contracts;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>Contract books with one client whose contracts overlap, compete, expire and fall back in every way.</summary>
internal sealed class RandomBook(Random random, LocalDate day, BookFlavour flavour)
{
    private static readonly string[] Zones =
        ["Europe/Berlin", "Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kathmandu"];

    private static readonly string[] Kinds =
        ["fixed-fee", "hours-pool", "amount-pool", "incident-pool", "per-incident", "time-and-materials"];

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static readonly string[] Services = ["s1", "s2"];

    public static ContractBook Read(JsonNode book) =>
        ContractBookReader.Read(Encoding.UTF8.GetBytes(book.ToJsonString())) switch
        {
            BookReading.Complete complete => complete.Book,
            BookReading.Refused refused => throw new InvalidOperationException($"{refused.First} in {book.ToJsonString()}"),
            _ => throw new InvalidOperationException(),
        };

    public JsonObject Make() => new()
    {
        ["book"] = 1,
        ["version"] = "r",
        ["currency"] = "EUR",
        ["zone"] = Pick(Zones),
        ["provider"] = new JsonObject { ["rateCard"] = "RC", ["defaultContract"] = "TM" },
        ["taxes"] = new JsonArray(
            new JsonObject { ["id"] = "t19", ["rate"] = "19" }, new JsonObject { ["id"] = "t7", ["rate"] = "7.7" }),
        ["calendars"] = new JsonArray(Calendar("c0"), Calendar("c1")),
        ["rateCards"] = new JsonArray(Card("RC", complete: !Chance(8)), Card("RC2", complete: Chance(2))),
        ["services"] = new JsonArray(
            new JsonObject { ["id"] = "s1" }, new JsonObject { ["id"] = "s2", ["category"] = "network" }),
        ["clients"] = new JsonArray(Client()),
        ["contracts"] = Contracts(),
    };

    private JsonObject Client()
    {
        var client = new JsonObject
        {
            ["id"] = "k",
            ["sites"] = new JsonArray(new JsonObject { ["id"] = "a" }, new JsonObject { ["id"] = "b" }),
            ["devices"] = new JsonArray(
                new JsonObject { ["id"] = "d1", ["class"] = "laptop", ["site"] = "a" },
                new JsonObject { ["id"] = "d2", ["enrolled"] = false, ["vendorWarrantyUntil"] = Date(day.PlusDays(random.Next(-2, 2))) }),
            ["users"] = new JsonArray(
                new JsonObject { ["id"] = "u1", ["site"] = "b" },
                new JsonObject { ["id"] = "u2", ["active"] = false, ["class"] = "vip", ["role"] = "manager", ["approvalLimit"] = "150.00" }),
            ["policy"] = new JsonObject
            {
                ["workWarrantyDays"] = 5,
                ["autoApproveLimit"] = random.Next(0, 200),
                ["p1PreAuthority"] = random.Next(0, 100),
            },
        };
        Maybe(client, "zone", () => Pick(Zones));
        Maybe(client, "rateCard", () => "RC2");
        Maybe(client, "tax", () => "t7");
        Maybe(client, "defaultContract", () => Pick("BF", "TM2"));
        return client;
    }

    private JsonObject Calendar(string id)
    {
        var windows = new JsonObject();
        // Grace needs a calendar that opens at some time.
        foreach (var weekday in Days.Where(weekday => weekday == "wed" || !Chance(4)))
        {
            windows[weekday] = Pick<Func<JsonArray>>(
                () => new JsonArray("08:00-18:00"),
                () => new JsonArray("08:00-12:00", "12:00-13:30", "14:00-17:00"),
                () => new JsonArray("22:00-06:00"),
                () => new JsonArray("00:00-24:00"),
                () => new JsonArray("01:30-02:30", "22:30-01:00"))();
        }

        var calendar = new JsonObject { ["id"] = id, ["windows"] = windows };
        Maybe(calendar, "zone", () => Pick(Zones));
        Maybe(calendar, "p1AllHours", () => true);
        Maybe(calendar, "holidays", () => new JsonArray(
            new JsonObject { ["date"] = Date(day.PlusDays(random.Next(-1, 3))) },
            new JsonObject { ["date"] = Date(day.PlusDays(random.Next(-1, 2))), ["from"] = "11:00", ["to"] = "24:00" }));
        calendar["classes"] = new JsonArray(
            new JsonObject { ["id"] = "wd", ["days"] = new JsonArray("mon", "tue", "wed", "thu", "fri"), ["multiplier"] = "1.5" },
            new JsonObject { ["id"] = "night", ["days"] = new JsonArray([.. Days.Select(weekday => JsonValue.Create(weekday))]), ["window"] = "21:00-06:00", ["multiplier"] = "1.75" },
            new JsonObject { ["id"] = "off", ["days"] = new JsonArray("sun", "holiday"), ["multiplier"] = 2 });
        return calendar;
    }

    private JsonObject Card(string id, bool complete)
    {
        var rates = new JsonArray(
            new JsonObject { ["workType"] = "remote", ["rate"] = Pick("120.00", "99.99") },
            new JsonObject { ["workType"] = "onsite", ["role"] = "senior", ["rate"] = "150.00" });
        if (complete)
        {
            rates.Add(new JsonObject { ["role"] = "senior", ["rate"] = "133.33" });
            rates.Add(new JsonObject { ["rate"] = "110.00" });
        }

        var card = new JsonObject
        {
            ["id"] = id,
            ["rates"] = rates,
            ["minimum"] = flavour.Rounded ? Pick(0, 30, 20) : 0,
            ["increment"] = flavour.Rounded ? Pick(1, 15, 7) : 1,
            ["scope"] = flavour.PerEntry && Chance(3) ? "entry" : "ticket-day",
            ["fees"] = new JsonObject { ["callOut"] = "75.00", ["trip"] = "45.00", ["emergency"] = "50.00" },
        };
        Maybe(card, "multipliers", () => new JsonObject { ["night"] = Pick("1.25", "3") });
        Maybe(card, "tax", () => "t19");
        return card;
    }

    private JsonArray Contracts()
    {
        var contracts = new JsonArray(
            new JsonObject { ["id"] = "TM", ["client"] = "*", ["kind"] = "time-and-materials", ["from"] = Chance(12) ? Date(day.PlusDays(1)) : "2020-01-01", ["calendar"] = "c0" },
            new JsonObject { ["id"] = "TM2", ["client"] = "*", ["kind"] = "time-and-materials", ["from"] = "2020-01-01", ["calendar"] = "c1", ["rateCard"] = "RC2", ["fees"] = new JsonObject { ["trip"] = "0.00" } },
            new JsonObject { ["id"] = "BF", ["client"] = "*", ["kind"] = "per-incident", ["from"] = "2020-01-01", ["calendar"] = "c0", ["incident"] = Incident() },
            new JsonObject { ["id"] = "ANY", ["client"] = "*", ["kind"] = "fixed-fee", ["from"] = "2020-01-01", ["calendar"] = "c1", ["exclude"] = new JsonArray(Rule()), ["fallback"] = Pick("TM2", "BF") });
        var count = random.Next(flavour.LeastContracts, 5);
        for (var i = 0; i < count; i++)
        {
            contracts.Add(Contract($"K{i}", i));
        }

        return contracts;
    }

    private JsonObject Contract(string id, int index)
    {
        var kind = flavour.Kind ?? Pick(Kinds);
        var contract = new JsonObject
        {
            ["id"] = id,
            ["client"] = "k",
            ["kind"] = kind,
            ["from"] = Date(Chance(5) ? day.PlusDays(random.Next(-1, 2)) : day.PlusDays(-random.Next(20, 200))),
            ["calendar"] = Pick("c0", "c1"),
        };
        Maybe(contract, "to", () => Date(day.PlusDays(random.Next(1, 4) - (Chance(2) ? 0 : 2))), 3);
        if (contract["to"] is not null && string.CompareOrdinal((string?)contract["to"], (string?)contract["from"]) < 0) contract["to"] = contract["from"]!.DeepClone();
        Maybe(contract, "rank", () => Pick(1, 100), 3);
        Maybe(contract, "zone", () => Pick(Zones), 4);
        Maybe(contract, "rateCard", () => Pick("RC", "RC2"), 3);
        Maybe(contract, "status", () => Pick("draft", "suspended"), 15);
        Maybe(contract, "scope", Scope, 3);
        Maybe(contract, "include", () => new JsonArray(Rule(), Rule(beats: true)), 4);
        Maybe(contract, "exclude", () => new JsonArray(Rule()), 4);
        Maybe(contract, "enrolledDevicesOnly", () => true, 5);
        Maybe(contract, "activeUsersOnly", () => true, 6);
        Maybe(contract, "fallback", () => index > 0 && Chance(2) ? $"K{random.Next(index)}" : Pick("ANY", "TM2", "BF"), 3);
        Maybe(contract, "fees", () => new JsonObject { ["callOut"] = Pick("0.00", "60.00") }, 4);
        Maybe(contract, "tax", () => "t19", 4);
        AddGrace(contract);
        AddOutside(contract, kind);
        AddPool(contract, kind);
        return contract;
    }

    private void AddGrace(JsonObject contract)
    {
        if (contract["to"] is not null && flavour.Grace && Chance(2)) contract["graceBusinessDays"] = random.Next(1, 3);
    }

    private void AddOutside(JsonObject contract, string kind)
    {
        string[] rules = kind switch
        {
            "fixed-fee" or "incident-pool" => ["covered", "bill", "not-offered"],
            "hours-pool" or "amount-pool" => ["covered", "bill", "not-offered", "draw", "draw"],
            _ => ["bill", "not-offered"],
        };
        var outside = new JsonObject { ["rule"] = Pick(rules) };
        if ((string?)outside["rule"] is "bill" or "draw") Maybe(outside, "multiplier", () => Pick("1.5", "2", "1.33"), 3);
        if ((string?)outside["rule"] == "draw") Maybe(outside, "weight", () => Pick("1.5", "2", "0.5"), 2);
        contract["outside"] = outside;
    }

    private void AddPool(JsonObject contract, string kind)
    {
        if (kind == "per-incident") contract["incident"] = Incident();
        if (!kind.EndsWith("pool", StringComparison.Ordinal)) return;
        var (unit, most) = kind switch { "hours-pool" => ("minutes", 200), "amount-pool" => ("amount", 300), _ => ("incidents", 3) };
        var pool = new JsonObject { ["unit"] = unit };
        if (Chance(2)) pool["periodic"] = new JsonObject { ["every"] = Pick("month", "quarter", "year"), ["quantity"] = random.Next(0, most), ["rollover"] = random.Next(0, 3) };
        if (pool["periodic"] is null || Chance(2))
        {
            var blocks = new JsonArray();
            for (var i = 0; i < random.Next(1, 4); i++)
            {
                var from = day.PlusDays(-random.Next(0, 40));
                var block = new JsonObject { ["id"] = $"B{i}", ["quantity"] = random.Next(0, most), ["from"] = Date(from) };
                Maybe(block, "to", () => Date(from.PlusDays(random.Next(38, 45))), 2);
                Maybe(block, "purchased", () => Date(from.PlusDays(-random.Next(0, 5))), 2);
                blocks.Add(block);
            }

            pool["blocks"] = blocks;
        }

        if (kind == "hours-pool" && flavour.Weights)
        {
            Maybe(pool, "weights", () => new JsonArray(
                new JsonObject { ["workTypes"] = new JsonArray("onsite"), ["weight"] = "1.25" },
                new JsonObject { ["roles"] = new JsonArray("senior"), ["weight"] = Pick("0", "2") }), 2);
            Maybe(contract, "overage", () => Pick(
                new JsonObject { ["rate"] = "130.00" }, new JsonObject { ["basis"] = "real" }, new JsonObject { ["rate"] = "77.70", ["basis"] = "real" }), 2);
        }

        if (kind == "incident-pool") contract["overage"] = new JsonObject { ["perIncident"] = Pick("180.00", "0.00") };
        contract["pool"] = pool;
    }

    private JsonObject Incident()
    {
        var last = new JsonObject { ["fee"] = Pick("90.00", "80.05") };
        Maybe(last, "outsideFee", () => "150.00", 3);
        return new JsonObject
        {
            ["fees"] = new JsonArray(
                new JsonObject { ["priorities"] = new JsonArray("P1"), ["fee"] = "180.00", ["outsideFee"] = "260.00" },
                new JsonObject { ["categories"] = new JsonArray("network"), ["fee"] = "120.00" },
                last),
            ["includedMinutes"] = Pick<Func<JsonNode>>(() => 0, () => 30, () => 45, () => "unlimited")(),
            ["noFaultShare"] = Pick("50", "33.33", "100"),
        };
    }

    private JsonObject Scope() => Pick<Func<JsonObject>>(
        () => new JsonObject { ["level"] = "service", ["ids"] = new JsonArray("s1") },
        () => new JsonObject { ["level"] = "site", ["ids"] = new JsonArray("a", "b") },
        () => new JsonObject { ["level"] = "device", ["ids"] = new JsonArray("d1", "d2") },
        () => new JsonObject { ["level"] = "user", ["ids"] = new JsonArray("u1") })();

    private JsonObject Rule(bool beats = false)
    {
        var rule = Pick<Func<JsonObject>>(
            () => new JsonObject { ["services"] = new JsonArray("s1") },
            () => new JsonObject { ["causes"] = new JsonArray("user-damage", "unknown") },
            () => new JsonObject { ["workTypes"] = new JsonArray("onsite", "project") },
            () => new JsonObject { ["roles"] = new JsonArray("senior") },
            () => new JsonObject { ["sites"] = new JsonArray("a"), ["services"] = new JsonArray("s1", "s2") },
            () => new JsonObject { ["deviceClasses"] = new JsonArray("laptop") },
            () => new JsonObject { ["userClasses"] = new JsonArray("staff") },
            () => new JsonObject { ["categories"] = new JsonArray("network") })();
        if (beats) rule["beatsExclusion"] = true;
        return rule;
    }

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private void Maybe(JsonObject map, string key, Func<JsonNode?> value, int oneIn = 2)
    {
        if (Chance(oneIn)) map[key] = value();
    }

    private static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a property needs of its books.</summary>
/// <param name="Kind">Of the client's contracts; null = any.</param>
internal sealed record BookFlavour(
    bool Rounded = true, bool PerEntry = true, bool Weights = true, bool Grace = true, string? Kind = null, int LeastContracts = 0);
