using System.Globalization;
using System.Text;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Tests.Dialogs.Coverage;

public sealed class CoverageLinesTests
{
    private const string Book = """
        {"book": 1, "version": "1", "currency": "EUR", "zone": "UTC",
         "provider": {"rateCard": "RC", "defaultContract": "BF"},
         "calendars": [{"id": "o", "windows": {"tue": ["08:00-18:00"]}}],
         "rateCards": [{"id": "RC", "rates": [{"rate": 120}], "increment": 15}],
         "services": [{"id": "s"}],
         "clients": [{"id": "c", "users": [{"id": "u"}], "policy": {"autoApproveLimit": 1000}}],
         "contracts": [{"id": "BF", "client": "*", "kind": "per-incident", "from": "2020-01-01", "calendar": "o",
           "incident": {"fees": [{"fee": 95, "outsideFee": 190}], "includedMinutes": 30}}]}
        """;

    [Fact]
    public void The_fee_that_includes_minutes_is_the_incidents_and_not_the_lowest_total()
    {
        var money = Money(shortest: 38);
        Assert.StartsWith("95.00\u00a0€ includes the first 30 minutes.", money, StringComparison.Ordinal);
        Assert.Contains("125.00–", money, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_joins_a_charged_incident_is_told_without_a_fee() =>
        Assert.DoesNotContain("includes", Money(38, new PriorIncident("T1", "BF", 0)), StringComparison.Ordinal);

    private static string Money(int shortest, params PriorIncident[] priors)
    {
        var now = Instant.FromUtc(2026, 11, 24, 9, 0);
        var book = ((BookReading.Complete)ContractBookReader.Read(Encoding.UTF8.GetBytes(Book))).Book;
        var decision = CoverageRules.Decide(book, new EstimateInput
        {
            Now = now,
            Client = "c",
            Request = new CoverageRequest { Id = "T1", OpenedAt = now, Requester = "u", Service = "s", Priority = Priority.P3 },
            History = [.. Enumerable.Range(0, 20).Select(i => new HistoryRow("s", Priority.P3, WorkType.Remote, now - Duration.FromDays(i + 1), shortest + i))],
            PriorIncidents = [.. priors],
        });
        var say = new Texts(CultureInfo.GetCultureInfo("en"), DateTimeZone.Utc);
        return CoverageLines.For(decision, book.FindContract("BF"), book.Currency, say, seesMoney: true).Last();
    }
}
