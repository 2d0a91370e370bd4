using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;

namespace SupportBot.Bot.Sample;

/// <summary>Three months of solved tickets with their work, made up from a seed: the same day gives the same past.</summary>
public sealed class SampleHistory(ContractBook book, IReadOnlyList<Person> people, IReadOnlyList<SampleProblem> problems)
{
    private const int Days = 92;

    /// <summary>One solved ticket with the work that it took.</summary>
    public sealed record Case(Ticket Ticket, SolvedCase Solved, WorkEntry Work);

    /// <summary>The past before <paramref name="now"/>, oldest first, numbered from the first ticket on.</summary>
    public IReadOnlyList<Case> Before(Instant now)
    {
        // Made-up data, not a secret; the seed is the day, so that a reload on one day changes nothing.
#pragma warning disable CA5394
        var random = new Random(now.InUtc().Date.DayOfYear);
        var drafts = new List<(Instant At, Client Client, SampleProblem Problem, int Person, int Technician, int Minutes)>();
        foreach (var client in book.Clients)
        {
            for (var back = Days; back >= 1; back--)
            {
                var date = now.InZone(client.Zone).Date.PlusDays(-back);
                if (date.DayOfWeek >= IsoDayOfWeek.Saturday || random.Next(3) == 0) continue;
                var problem = problems[random.Next(problems.Count)];
                var at = date.At(new LocalTime(8, 15)).PlusMinutes(random.Next(540)).InZoneLeniently(client.Zone).ToInstant();
                drafts.Add((at, client, problem, random.Next(100), random.Next(4), random.Next(problem.Shortest, problem.Longest + 1)));
            }
        }
#pragma warning restore CA5394
        return [.. drafts.OrderBy(d => d.At).Select((d, i) => One(i, d.At, d.Client, d.Problem, d.Person, d.Technician, d.Minutes))];
    }

    private Case One(int index, Instant at, Client client, SampleProblem problem, int person, int technician, int minutes)
    {
        var id = $"SD-{TicketNumbers.Before + 1 + index}";
        var employees = people.Where(p => p.ClientId == client.Id).ToArray();
        var requester = employees[person % employees.Length];
        var worker = people.Where(p => p.IsDesk).ElementAt(technician);
        var desk = new TicketActor(worker.Id, worker.Name, TicketSide.Desk);
        var own = new TicketActor(requester.Id, requester.Name, TicketSide.Client);
        var start = at + Duration.FromMinutes(10);
        var end = start + Duration.FromMinutes(minutes);
        var ticket = Step(New(id, at, client, problem, requester), TicketStep.Submit, own, at);
        ticket = Step(ticket, TicketStep.Claim, desk, start);
        ticket = Step(ticket, TicketStep.Resolve, desk, end, new TicketResolution(problem.Solution, problem.Cause));
        ticket = Step(ticket, TicketStep.Confirm, own, end + Duration.FromMinutes(30));
        return new Case(
            ticket,
            new SolvedCase(id, client.Id, problem.Service, ticket.Priority, WorkType.Remote, end, minutes),
            new WorkEntry("W-" + id, id, client.Id, worker.Id, start.ToWholeMinute(), end.ToWholeMinute(), "technician", "remote")
            {
                PersonName = worker.Name,
                Note = problem.Solution,
                Period = start.ToWholeMinute().InZone(client.Zone).Date.ToYearMonth(),
                BookHash = book.Hash,
            });
    }

    private Ticket New(string id, Instant at, Client client, SampleProblem problem, Person requester) => new()
    {
        Id = id,
        ClientId = client.Id,
        ClientName = client.Name,
        RequesterId = requester.Id,
        RequesterName = requester.Name,
        Title = problem.Text,
        Description = problem.Text,
        ServiceId = problem.Service,
        ServiceName = book.FindService(problem.Service)?.Name ?? problem.Service,
        Priority = problem.Service is "erp" or "network" or "security" ? Priority.P2 : Priority.P3,
        OpenedAt = at,
        Promise = new TicketPromise("past", book.Currency, null, null, null, book.Version, null),
    };

    private static Ticket Step(Ticket ticket, TicketStep step, TicketActor actor, Instant at, TicketResolution? solved = null) =>
        TicketRules.Apply(ticket, step, actor, at, null, solved) is TicketOutcome.Changed changed
            ? changed.Ticket
            : throw new InvalidOperationException($"The sample's {step} is not a legal step.");
}
