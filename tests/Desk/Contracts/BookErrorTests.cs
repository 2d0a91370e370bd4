using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Tests.Desk.Contracts;

/// <summary>One edit of a valid book, exactly one error: every rule of the reference with its code and path.</summary>
public sealed class BookErrorTests
{
    [Fact]
    public void The_sample_itself_is_valid() => Assert.IsType<BookReading.Complete>(SampleBook.Read(SampleBook.Text));

    [Theory]
    // Top level
    [InlineData("book", null, "missing book")]
    [InlineData("book", "null", "missing book")]
    [InlineData("book", "2", "out-of-range book")]
    [InlineData("book", "\"1\"", "wrong-type book")]
    [InlineData("book", "1.5", "precision book")]
    [InlineData("version", "1", "wrong-type version")]
    [InlineData("version", "\"\"", "not-allowed version")]
    [InlineData("currency", "\"JPY\"", "not-allowed currency")]
    [InlineData("currency", "\"eur\"", "not-allowed currency")]
    [InlineData("zone", "\"CET+1\"", "bad-zone zone")]
    [InlineData("provider", null, "missing provider")]
    [InlineData("provider", "\"me\"", "wrong-type provider")]
    [InlineData("provider.rateCard", "\"none\"", "unknown-ref provider.rateCard")]
    [InlineData("provider.defaultContract", "\"none\"", "unknown-ref provider.defaultContract")]
    [InlineData("provider.defaultContract", "\"P\"", "conflict provider.defaultContract")]
    [InlineData("provider.defaultContract", "\"F\"", "conflict provider.defaultContract")]
    [InlineData("taxes[0].rate", "100.5", "out-of-range taxes[0].rate")]
    [InlineData("taxes[0].rate", null, "missing taxes[0].rate")]
    [InlineData("taxes[1].id", "\"vat\"", "duplicate-id taxes[1].id", "unknown-ref clients[0].tax")]
    [InlineData("extra", "null", "unknown-key extra")]
    [InlineData("contracts", "[]", "out-of-range contracts")]
    [InlineData("calendars", "{}", "wrong-type calendars")]
    [InlineData("rateCards", "[]", "out-of-range rateCards")]
    // Calendars
    [InlineData("calendars[0].windows", null, "missing calendars[0].windows")]
    [InlineData("calendars[0].windows.may", "[]", "unknown-key calendars[0].windows.may")]
    [InlineData("calendars[0].windows.mon", "\"08:00-12:00\"", "wrong-type calendars[0].windows.mon")]
    [InlineData("calendars[0].windows.mon[1]", "\"11:59-18:00\"", "overlap calendars[0].windows.mon[1]")]
    [InlineData("calendars[0].windows.fri[1]", "\"23:00-23:30\"", "overlap calendars[0].windows.fri[1]")]
    [InlineData("calendars[0].windows.mon[1]", "\"24:00-25:00\"", "bad-time calendars[0].windows.mon[1]")]
    [InlineData("calendars[0].windows.mon[1]", "\"13:00-13:00\"", "bad-time calendars[0].windows.mon[1]")]
    [InlineData("calendars[0].windows.mon[1]", "null", "wrong-type calendars[0].windows.mon[1]")]
    [InlineData("calendars[0].holidays[0].date", null, "missing calendars[0].holidays[0].date")]
    [InlineData("calendars[0].holidays[0].date", "\"2026-02-30\"", "bad-date calendars[0].holidays[0].date")]
    [InlineData("calendars[0].holidays[1].from", "\"24:00\"", "order calendars[0].holidays[1].to")]
    [InlineData("calendars[0].holidays[0].from", "\"24:00\"", "order calendars[0].holidays[0].from")]
    [InlineData("calendars[0].holidays[0].to", "\"00:00\"", "order calendars[0].holidays[0].to")]
    [InlineData("calendars[0].holidays[0]", "{\"file\": \"a.ics\"}", "not-allowed calendars[0].holidays[0].file")]
    [InlineData("calendars[0].classes[1].id", "\"night\"", "duplicate-id calendars[0].classes[1].id")]
    [InlineData("calendars[0].classes[1].days", "[]", "out-of-range calendars[0].classes[1].days")]
    [InlineData("calendars[0].classes[1].days[0]", "\"sunday\"", "not-allowed calendars[0].classes[1].days[0]")]
    [InlineData("calendars[0].classes[1].multiplier", "0.5", "out-of-range calendars[0].classes[1].multiplier")]
    [InlineData("calendars[0].classes[1].multiplier", "1.555", "precision calendars[0].classes[1].multiplier")]
    [InlineData("calendars[0].p1AllHours", "\"yes\"", "wrong-type calendars[0].p1AllHours")]
    // Rate cards
    [InlineData("rateCards[0].rates", "[]", "out-of-range rateCards[0].rates")]
    [InlineData("rateCards[0].rates[2]", "{\"workType\": \"*\", \"rate\": 1}", "duplicate-id rateCards[0].rates[2]")]
    [InlineData("rateCards[0].rates[0].workType", "\"phone\"", "not-allowed rateCards[0].rates[0].workType")]
    [InlineData("rateCards[0].rates[0].rate", null, "missing rateCards[0].rates[0].rate")]
    [InlineData("rateCards[0].rates[0].rate", "\"free\"", "bad-number rateCards[0].rates[0].rate")]
    [InlineData("rateCards[0].rates[0].rate", "\"1,50\"", "bad-number rateCards[0].rates[0].rate")]
    [InlineData("rateCards[0].minimum", "1441", "out-of-range rateCards[0].minimum")]
    [InlineData("rateCards[0].increment", "0", "out-of-range rateCards[0].increment")]
    [InlineData("rateCards[0].scope", "\"day\"", "not-allowed rateCards[0].scope")]
    [InlineData("rateCards[0].multipliers.dusk", "2", "unknown-ref rateCards[0].multipliers.dusk")]
    [InlineData("rateCards[0].multipliers.night", "11", "out-of-range rateCards[0].multipliers.night")]
    [InlineData("rateCards[0].multipliers", "[]", "wrong-type rateCards[0].multipliers")]
    [InlineData("rateCards[0].fees.trips", "1", "unknown-key rateCards[0].fees.trips")]
    [InlineData("rateCards[0].tax", "\"none\"", "unknown-ref rateCards[0].tax")]
    [InlineData("rateCards[0].defaultDuration.low", "41", "order rateCards[0].defaultDuration")]
    // Services and policies
    [InlineData("services[0].users", "\"80\"", "wrong-type services[0].users")]
    [InlineData("services[0].users", "80.5", "precision services[0].users")]
    [InlineData("services[0].calendar", "\"none\"", "unknown-ref services[0].calendar")]
    [InlineData("services[0].criticality", "\"top\"", "not-allowed services[0].criticality")]
    [InlineData("services[0].parents", "[{\"service\": \"lan\"}]", "cycle services[0].parents")]
    [InlineData("services[1].parents[0].service", "\"lan\"", "cycle services[1].parents")]
    [InlineData("services[1].parents[0].service", "\"wan\"", "unknown-ref services[1].parents[0].service")]
    [InlineData("slaPolicies[0].calendar", "\"none\"", "unknown-ref slaPolicies[0].calendar")]
    [InlineData("slaPolicies[0].targets", "[]", "out-of-range slaPolicies[0].targets")]
    [InlineData("slaPolicies[0].targets[1].priority", "\"P1\"", "duplicate-id slaPolicies[0].targets[1].priority")]
    [InlineData("slaPolicies[0].targets[1].priority", "3", "wrong-type slaPolicies[0].targets[1].priority")]
    [InlineData("slaPolicies[0].targets[1].response", "0", "out-of-range slaPolicies[0].targets[1].response")]
    [InlineData("slaPolicies[0].pauseReasons[0]", "\"lunch\"", "not-allowed slaPolicies[0].pauseReasons[0]")]
    [InlineData("slaPolicies[0].warnAt[0]", "100", "out-of-range slaPolicies[0].warnAt[0]")]
    [InlineData("slaPolicies[0].reopenDays", "366", "out-of-range slaPolicies[0].reopenDays")]
    // Clients
    [InlineData("clients[1].id", "\"a b\"", "not-allowed clients[1].id")]
    [InlineData("clients[1].tenants", "[\"t-2\"]", "duplicate-id clients[1].tenants[0]")]
    [InlineData("clients[0].tenants[1]", "\"t-1\"", "duplicate-id clients[0].tenants[1]")]
    [InlineData("clients[0].zone", "\"+01:00\"", "bad-zone clients[0].zone")]
    [InlineData("clients[0].domains[0]", "5", "wrong-type clients[0].domains[0]")]
    [InlineData("clients[0].sites[1]", "{\"id\": \"hq\"}", "duplicate-id clients[0].sites[1].id")]
    [InlineData("clients[0].devices[0].site", "\"lab\"", "unknown-ref clients[0].devices[0].site")]
    [InlineData("clients[0].devices[0].services[1]", "\"wan\"", "unknown-ref clients[0].devices[0].services[1]")]
    [InlineData("clients[0].devices[0].vendorWarrantyUntil", "\"31.12.2026\"", "bad-date clients[0].devices[0].vendorWarrantyUntil")]
    [InlineData("clients[0].users[0].site", "\"lab\"", "unknown-ref clients[0].users[0].site")]
    [InlineData("clients[0].users[0].role", "\"boss\"", "not-allowed clients[0].users[0].role")]
    [InlineData("clients[0].users[0].approvalLimit", "-1", "out-of-range clients[0].users[0].approvalLimit")]
    [InlineData("clients[0].rateCard", "\"none\"", "unknown-ref clients[0].rateCard")]
    [InlineData("clients[0].defaultContract", "\"none\"", "unknown-ref clients[0].defaultContract")]
    [InlineData("clients[0].defaultContract", "\"P\"", "conflict clients[0].defaultContract")]
    [InlineData("clients[0].policy.workWarrantyDays", "366", "out-of-range clients[0].policy.workWarrantyDays")]
    [InlineData("clients[0].policy.poRequired", "0", "wrong-type clients[0].policy.poRequired")]
    [InlineData("clients[0].policy.purchaseOrders[0].number", null, "missing clients[0].policy.purchaseOrders[0].number")]
    [InlineData("clients[0].policy.purchaseOrders[0].to", "\"2025-12-31\"", "order clients[0].policy.purchaseOrders[0].to")]
    [InlineData("clients[0].policy.purchaseOrders[1]", "{\"number\": \"PO-1\", \"limit\": 5}",
        "duplicate-id clients[0].policy.purchaseOrders[1].number")]
    // Contracts
    [InlineData("contracts[1].client", "\"gamma\"", "unknown-ref contracts[1].client")]
    [InlineData("contracts[1].kind", "\"fixed\"", "not-allowed contracts[1].kind")]
    [InlineData("contracts[1].to", "\"2025-12-31\"", "order contracts[1].to")]
    [InlineData("contracts[1].graceBusinessDays", "61", "out-of-range contracts[1].graceBusinessDays")]
    [InlineData("contracts[1].calendar", "\"never\"", "conflict contracts[1].graceBusinessDays")]
    [InlineData("contracts[1].calendar", "\"none\"", "unknown-ref contracts[1].calendar")]
    [InlineData("contracts[1].sla", "\"none\"", "unknown-ref contracts[1].sla")]
    [InlineData("contracts[1].fallback", "\"none\"", "unknown-ref contracts[1].fallback")]
    [InlineData("contracts[1].fallback", "\"P\"", "conflict contracts[1].fallback")]
    [InlineData("contracts[1].fallback", "\"F\"", "cycle contracts[1].fallback")]
    [InlineData("contracts[0].fallback", "\"F\"", "conflict contracts[0].fallback", "cycle contracts[0].fallback")]
    [InlineData("contracts[1].scope.ids", null, "missing contracts[1].scope.ids")]
    [InlineData("contracts[1].scope.level", "\"client\"", "conflict contracts[1].scope.ids")]
    [InlineData("contracts[1].scope.ids[1]", "\"ws-9\"", "unknown-ref contracts[1].scope.ids[1]")]
    [InlineData("contracts[1].include[0].services[1]", "\"wan\"", "unknown-ref contracts[1].include[0].services[1]")]
    [InlineData("contracts[1].include[0].users[1]", "\"u9\"", "unknown-ref contracts[1].include[0].users[1]")]
    [InlineData("contracts[1].include[0].sites[0]", "\"lab\"", "unknown-ref contracts[1].include[0].sites[0]")]
    [InlineData("contracts[1].include[0].causes", "[]", "out-of-range contracts[1].include[0].causes")]
    [InlineData("contracts[1].include[0].causes[0]", "\"age\"", "not-allowed contracts[1].include[0].causes[0]")]
    [InlineData("contracts[1].exclude[0]", "{\"beatsExclusion\": true}", "missing contracts[1].exclude[0]")]
    [InlineData("contracts[1].outside.rule", "\"draw\"", "conflict contracts[1].outside.rule")]
    [InlineData("contracts[1].outside.weight", "1", "conflict contracts[1].outside.weight")]
    [InlineData("contracts[1].outside.rule", "\"covered\"", "conflict contracts[1].outside.multiplier")]
    [InlineData("contracts[1].pool", "{\"unit\": \"minutes\"}", "conflict contracts[1].pool")]
    [InlineData("contracts[1].incident", "{\"fees\": [{\"fee\": 1}]}", "conflict contracts[1].incident")]
    [InlineData("contracts[1].fee.perUser", "1.001", "precision contracts[1].fee.perUser")]
    [InlineData("contracts[2].pool", null, "missing contracts[2].pool")]
    [InlineData("contracts[2].pool.unit", "\"amount\"", "conflict contracts[2].pool.unit")]
    [InlineData("contracts[2].pool.periodic.every", "\"week\"", "not-allowed contracts[2].pool.periodic.every")]
    [InlineData("contracts[2].pool.blocks[1]", "{\"id\": \"B\", \"quantity\": 1, \"from\": \"2026-01-01\"}",
        "duplicate-id contracts[2].pool.blocks[1].id")]
    [InlineData("contracts[2].pool.blocks[0].to", "\"2025-12-31\"", "order contracts[2].pool.blocks[0].to")]
    [InlineData("contracts[2].pool.weights[0].services[0]", "\"wan\"", "unknown-ref contracts[2].pool.weights[0].services[0]")]
    [InlineData("contracts[2].pool.weights[0].weight", "10.01", "out-of-range contracts[2].pool.weights[0].weight")]
    [InlineData("contracts[2].overage.basis", "\"gross\"", "not-allowed contracts[2].overage.basis")]
    [InlineData("contracts[3].pool.blocks", "[]", "missing contracts[3].pool.periodic")]
    [InlineData("contracts[3].overage", null, "missing contracts[3].overage.perIncident")]
    [InlineData("contracts[3].outside.rule", "\"draw\"", "conflict contracts[3].outside.rule")]
    [InlineData("contracts[5].incident", null, "missing contracts[5].incident")]
    [InlineData("contracts[5].incident.fees[1]", null, "missing contracts[5].incident.fees")]
    [InlineData("contracts[5].incident.fees", "[]", "missing contracts[5].incident.fees")]
    [InlineData("contracts[5].incident.fees[0].services[0]", "\"wan\"", "unknown-ref contracts[5].incident.fees[0].services[0]")]
    [InlineData("contracts[5].incident.includedMinutes", "\"30\"", "wrong-type contracts[5].incident.includedMinutes")]
    [InlineData("contracts[5].incident.noFaultShare", "101", "out-of-range contracts[5].incident.noFaultShare")]
    [InlineData("contracts[5].outside", "{\"rule\": \"covered\"}", "conflict contracts[5].outside.rule")]
    public void An_edit_gives_these_errors_and_no_other(string path, string? json, params string[] expected)
    {
        var errors = Assert.IsType<BookReading.Refused>(SampleBook.Read(SampleBook.With(path, json))).Errors;

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            errors.Select(e => $"{e.Code.Name()} {(e.Path == "book" ? "" : e.Path["book.".Length..])}".Trim())
                .Order(StringComparer.Ordinal));
        Assert.All(errors, e => Assert.NotEmpty(e.Message));
    }

    [Theory]
    [InlineData("contracts[0].include", "[]")]
    [InlineData("contracts[1].scope", "{}")]
    [InlineData("contracts[1].to", "\"9999-12-31\"")]
    [InlineData("contracts[1].zone", "null")]
    [InlineData("services[0].users", "80.00")]
    [InlineData("rateCards[0].multipliers.dusk", "null")]
    [InlineData("calendars[0].windows.sun", "null")]
    [InlineData("contracts[5].incident.includedMinutes", "30")]
    public void An_edit_that_the_reference_allows_gives_a_book(string path, string json) =>
        Assert.IsType<BookReading.Complete>(SampleBook.Read(SampleBook.With(path, json)));

    [Fact]
    public void Each_ring_is_one_error_at_its_first_member()
    {
        var services = "[" + string.Join(",", new[] { ("d", "b"), ("b", "c"), ("c", "b"), ("x", "y"), ("y", "x"), ("s", "s") }.Select(
            s => $$"""{"id":"{{s.Item1}}","parents":[{"service":"{{s.Item2}}"}]}""")) + ",{\"id\":\"erp\"},{\"id\":\"lan\"}]";

        var errors = Assert.IsType<BookReading.Refused>(SampleBook.Read(SampleBook.With("services", services))).Errors;

        Assert.Equal(
            ["cycle book.services[1].parents", "cycle book.services[3].parents", "cycle book.services[5].parents"],
            errors.Select(e => $"{e.Code.Name()} {e.Path}"));
    }

    [Fact]
    public void A_hundred_thousand_services_in_one_chain_are_no_ring_and_no_stack_overflow()
    {
        var services = "[{\"id\":\"erp\"},{\"id\":\"lan\"},{\"id\":\"s0\"}," + string.Join(",", Enumerable.Range(1, 100_000).Select(
            i => $$"""{"id":"s{{i}}","parents":[{"service":"s{{i - 1}}"}]}""")) + "]";

        Assert.IsType<BookReading.Complete>(SampleBook.Read(SampleBook.With("services", services)));
    }
}
