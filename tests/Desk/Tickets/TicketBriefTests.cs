using CsCheck;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk.Tickets;

/// <summary>What reports read of a ticket is the ticket as it is, after whatever happened to it.</summary>
public sealed class TicketBriefTests
{
    private static readonly Gen<(TicketStep Step, int Who, long Ticks)[]> Lives =
        Gen.Select(Gen.Enum<TicketStep>(), Gen.Int[0, 1], Gen.Long[0, 4_000 * NodaConstants.TicksPerMinute]).Array[0, 40];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_brief_is_read_as_it_was_written() => Lives.Sample(
        life =>
        {
            var brief = TicketBrief.Of(Live(life));
            var read = BriefText.Read(new IndexPosition(BriefText.Write(brief), brief.Id), []);
            // A very long life does not fit; then the ticket itself is read.
            Assert.True(read is not null || brief.Steps.Length > 15);
            if (read is null) return;
            Assert.Equal(brief with { Steps = [] }, read with { Steps = [] });
            Assert.Equal(brief.Steps.ToList(), read.Steps.ToList());
        },
        seed: "0000KOIPe8_3");

    [Fact]
    public async Task Reports_see_every_change_of_a_ticket_at_once_and_tickets_that_do_not_fit_too()
    {
        var store = new InMemoryDocumentStore();
        var queries = new TicketQueries(store);
        await Lives.SampleAsync(
            async life =>
            {
                var ticket = Some.Ticket() with { Id = "SD-" + Guid.CreateVersion7().ToString("N") };
                await store.CommitAsync(Changes.None.Insert(TicketDocuments.Tickets, ticket.Id, ticket), Ct);
                var stored = await queries.FindAsync(ticket.Id, Ct) ?? throw new InvalidOperationException();
                var next = Live(life, ticket);
                await store.CommitAsync(Changes.None.Update(TicketDocuments.Tickets, stored, next), Ct);
                var all = new List<TicketBrief>();
                await foreach (var brief in queries.BriefsAsync(ticket.ClientId, ticket.OpenedAt, ticket.OpenedAt + Duration.Epsilon, Ct)) all.Add(brief);
                var seen = Assert.Single(all, b => b.Id == ticket.Id);
                Assert.Equal(TicketBrief.Of(next).Steps.ToList(), seen.Steps.ToList());
                Assert.Equal((next.Status, next.ResolvedAt, next.Priority), (seen.Status, seen.ResolvedAt, seen.Priority));
            },
            iter: 60,
            seed: "0000KOIPe8_3");
    }

    [Fact]
    public async Task Reports_of_one_client_never_see_the_tickets_of_another()
    {
        var store = new InMemoryDocumentStore();
        foreach (var client in new[] { "fab", "fabrikam", "fabrikam2", "z" })
            await store.CommitAsync(Changes.None.Insert(TicketDocuments.Tickets, "SD-" + client, Some.Ticket() with { Id = "SD-" + client, ClientId = client }), Ct);
        var seen = new List<string>();
        await foreach (var brief in new TicketQueries(store).BriefsAsync("fabrikam", Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2100, 1, 1, 0, 0), Ct))
            seen.Add(brief.Id);
        Assert.Equal(["SD-fabrikam"], seen);
    }

    [Fact]
    public void The_numbers_that_are_stored_stay_what_they_are()
    {
        // A new member goes to the end, or the stored briefs are read as something else.
        Assert.Equal(
            "Submit AskApproval Approve Authorise Decline Claim Release AskUser Answer WaitForVendor VendorAnswered Resolve Confirm Reopen "
            + "CloseUnconfirmed Withdraw Comment Note Tell SetPriority HandOver Edit JoinOutage Remind Rate MergeInto Absorb",
            string.Join(' ', Enum.GetNames<TicketStep>().Take(27)));
        Assert.Equal(
            "New WaitingForApproval Open Assigned WaitingForUser WaitingForVendor Resolved Closed Withdrawn",
            string.Join(' ', Enum.GetNames<TicketStatus>().Take(9)));
    }

    [Fact]
    public async Task Upkeep_lists_what_is_there_and_runs_once()
    {
        var store = new InMemoryDocumentStore();
        await store.CommitAsync(Changes.None.Insert(TicketDocuments.Tickets, "SD-1", Some.Ticket() with { Id = "SD-1" }), Ct);
        Assert.Equal(1, await ReportUpkeep.RunAsync(store, Some.TuesdayMorning, Ct));
        Assert.Equal(0, await ReportUpkeep.RunAsync(store, Some.TuesdayMorning, Ct));
        Assert.Equal(2, (await store.FindAsync(TicketDocuments.Tickets, "SD-1", Ct))?.Version);
    }

    private static Ticket Live((TicketStep Step, int Who, long Ticks)[] life, Ticket? from = null)
    {
        var (ticket, now) = (from ?? Some.Ticket(), (from ?? Some.Ticket()).OpenedAt);
        foreach (var (step, who, ticks) in life)
        {
            now += Duration.FromTicks(ticks);
            var solved = step == TicketStep.Resolve ? new TicketResolution("Done", "wear") : null;
            if (TicketRules.Apply(ticket, step, who == 0 ? Some.Reporter : Some.Technician, now, "P2", solved) is TicketOutcome.Changed changed)
                ticket = changed.Ticket;
        }

        return ticket;
    }
}
