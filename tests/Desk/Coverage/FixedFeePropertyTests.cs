using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>
/// A fixed fee pays for less when something is excluded and for more when its windows are wider. Two things are taken out of
/// the way: added minutes (cards without minimum and step) and cents (a minute costs whole cents, so cutting a line in two
/// never rounds). What the fixed fee does not take goes to contracts that cost at least as much at every minute.
/// </summary>
public sealed class FixedFeePropertyTests
{
    private const int Cases = 10_000;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    [Fact]
    public void An_added_exclusion_never_lowers_the_bill() => Sample(random =>
    {
        var book = Book(random);
        var tickets = Tickets(random);
        var before = Net(book, tickets);
        var contract = book["contracts"]!.AsArray().Single(row => (string?)row!["id"] == "F")!;
        contract["exclude"]!.AsArray().Add(Rule(random));
        Assert.True(before <= Net(book, tickets));
    });

    [Fact]
    public void A_wider_support_window_never_raises_the_bill() => Sample(random =>
    {
        var book = Book(random);
        var tickets = Tickets(random);
        var before = Net(book, tickets);
        var windows = book["calendars"]![0]!["windows"]!.AsObject();
        foreach (var day in Days.Where(_ => random.Next(3) > 0))
        {
            windows[day] = Wider(random, (string?)windows[day]?[0]);
        }

        Assert.True(Net(book, tickets) <= before);
    });

    private static void Sample(Action<Random> holds) => Gen.ULong[0, 1UL << 40]
        .Sample(
            seed => holds(new Random((int)(seed % int.MaxValue))), iter: Cases, writeLine: TestContext.Current.TestOutputHelper!.WriteLine);

    private static decimal Net(JsonObject book, SettleInput tickets)
    {
        var settled = Settlement.Settle(RandomBook.Read(book), tickets);
        Assert.DoesNotContain(settled.Tickets, ticket => ticket.Outcome == CoverageOutcome.Undetermined);
        return settled.Invoice.Net;
    }

    private static JsonObject Book(Random random)
    {
        var fixedFee = new JsonObject
        {
            ["id"] = "F",
            ["client"] = "k",
            ["kind"] = "fixed-fee",
            ["from"] = "2020-01-01",
            ["calendar"] = "own",
            ["rateCard"] = "RC",
            ["fallback"] = random.Next(2) == 0 ? "TM" : "DEAR",
            ["exclude"] = new JsonArray(),
            ["outside"] = new JsonObject { ["rule"] = Pick(random, "covered", "bill", "bill", "not-offered") },
        };
        if (random.Next(3) == 0) fixedFee["exclude"]!.AsArray().Add(Rule(random));
        if (random.Next(4) == 0)
        {
            var beats = Rule(random);
            beats["beatsExclusion"] = true;
            beats["sites"] = new JsonArray("a");
            fixedFee["include"] = new JsonArray(beats, new JsonObject { ["services"] = new JsonArray("s1", "s2") });
        }

        return new JsonObject
        {
            ["book"] = 1,
            ["version"] = "r",
            ["currency"] = "EUR",
            ["zone"] = Pick(random, "Europe/Berlin", "Australia/Lord_Howe"),
            ["provider"] = new JsonObject { ["rateCard"] = "RC", ["defaultContract"] = "TM" },
            ["calendars"] = new JsonArray(Calendar("own", Windows(random)), Calendar("same", [])),
            ["rateCards"] = new JsonArray(Card("RC", 60, 75), Card("DEARER", 120, 90)),
            ["services"] = new JsonArray(new JsonObject { ["id"] = "s1" }, new JsonObject { ["id"] = "s2", ["category"] = "network" }),
            ["clients"] = new JsonArray(new JsonObject
            {
                ["id"] = "k",
                ["sites"] = new JsonArray(new JsonObject { ["id"] = "a" }),
                ["users"] = new JsonArray(new JsonObject { ["id"] = "u", ["site"] = "a" }),
            }),
            ["contracts"] = new JsonArray(fixedFee, Billed("TM", "RC", random), Billed("DEAR", "DEARER", random)),
        };
    }

    private static JsonObject Billed(string id, string card, Random random) => new()
    {
        ["id"] = id,
        ["client"] = "*",
        ["kind"] = "time-and-materials",
        ["from"] = "2020-01-01",
        ["calendar"] = Pick(random, "own", "same"),
        ["rateCard"] = card,
    };

    private static JsonObject Card(string id, int rate, int fee) => new()
    {
        ["id"] = id,
        ["rates"] = new JsonArray(
            new JsonObject { ["workType"] = "remote", ["rate"] = 2 * rate }, new JsonObject { ["role"] = "senior", ["rate"] = 3 * rate },
            new JsonObject { ["rate"] = rate }),
        ["fees"] = new JsonObject { ["callOut"] = fee, ["trip"] = fee, ["emergency"] = fee },
    };

    private static JsonObject Calendar(string id, JsonObject windows) => new()
    {
        ["id"] = id,
        ["windows"] = windows,
        ["holidays"] = new JsonArray(new JsonObject { ["date"] = "2026-04-03" }, new JsonObject { ["date"] = "2026-04-04", ["from"] = "12:00" }),
        ["classes"] = new JsonArray(
            new JsonObject { ["id"] = "night", ["days"] = new JsonArray("fri", "sat", "sun"), ["window"] = "20:00-07:00", ["multiplier"] = "1.75" },
            new JsonObject { ["id"] = "off", ["days"] = new JsonArray("holiday", "sun"), ["multiplier"] = 2 }),
    };

    private static JsonObject Windows(Random random)
    {
        var windows = new JsonObject();
        foreach (var day in Days.Where(_ => random.Next(3) > 0))
        {
            var start = random.Next(0, 20);
            windows[day] = new JsonArray($"{start:00}:00-{random.Next(start + 1, 25):00}:00");
        }

        return windows;
    }

    private static JsonArray Wider(Random random, string? window)
    {
        var (from, to) = window is null ? (12, 13) : (int.Parse(window[..2], null), int.Parse(window[6..8], null));
        return new JsonArray($"{random.Next(0, from + 1):00}:00-{random.Next(to, 25):00}:00");
    }

    private static JsonObject Rule(Random random) => Pick<Func<JsonObject>>(
        random,
        () => new JsonObject { ["services"] = new JsonArray("s1") },
        () => new JsonObject { ["workTypes"] = new JsonArray("onsite", "project") },
        () => new JsonObject { ["roles"] = new JsonArray("senior") },
        () => new JsonObject { ["causes"] = new JsonArray("user-damage") },
        () => new JsonObject { ["categories"] = new JsonArray("network"), ["workTypes"] = new JsonArray("remote") })();

    private static SettleInput Tickets(Random random) => new()
    {
        Client = "k",
        Tickets = [.. Enumerable.Range(0, random.Next(1, 4)).Select(index => Ticket(random, index))],
    };

    private static TicketWork Ticket(Random random, int index)
    {
        var opened = Instant.FromUtc(2026, 4, 2, 0, 0) + Duration.FromMinutes(random.Next(0, 5000));
        var request = new CoverageRequest
        {
            Id = $"T{index}",
            OpenedAt = opened,
            Requester = "u",
            Service = Pick(random, "s1", "s2"),
            Priority = Priority.P3,
            Cause = Pick(random, Cause.Unknown, Cause.UserDamage),
            EmergencyAccepted = random.Next(4) == 0,
        };
        return new TicketWork(request, [.. Enumerable.Range(0, random.Next(1, 4)).Select(number =>
        {
            var start = opened + Duration.FromMinutes(random.Next(0, 900));
            return new LoggedEntry(
                $"e{index}.{number}", start, start + Duration.FromMinutes(random.Next(1, 400)),
                Pick(random, "technician", "senior"), Pick(random, WorkType.Remote, WorkType.Onsite, WorkType.Project));
        })]);
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
