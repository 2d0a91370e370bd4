using CsCheck;
using NodaTime;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

/// <summary>A book and work to settle with it, made from one seed: the seed of a failed case makes it again.</summary>
internal sealed record RandomWork(ulong Seed, ContractBook Book, SettleInput Input)
{
    // Around changes of the clocks on both halves of the earth, ends of periods, and plain days.
    private static readonly LocalDate[] Days =
    [
        new(2026, 3, 10), new(2026, 3, 28), new(2026, 3, 29), new(2026, 10, 24), new(2026, 10, 25), new(2026, 3, 31),
        new(2026, 6, 30), new(2026, 3, 7), new(2026, 10, 31), new(2026, 4, 4), new(2026, 10, 3), new(2026, 12, 31),
    ];

    public static Gen<RandomWork> Gen(BookFlavour? flavour = null, int mostTickets = 4) =>
        CsCheck.Gen.ULong[0, 1UL << 40].Select(seed => Of(seed, flavour ?? new BookFlavour(), mostTickets));

    public override string ToString() => $"seed {Seed}";

    private static RandomWork Of(ulong seed, BookFlavour flavour, int mostTickets)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var day = Days[random.Next(Days.Length)];
        var book = RandomBook.Read(new RandomBook(random, day, flavour).Make());
        var start = day.AtMidnight().InUtc().ToInstant() - Duration.FromHours(4);
        var input = new SettleInput
        {
            Client = "k",
            Tickets = [.. Enumerable.Range(0, random.Next(1, mostTickets + 1)).Select(index => Ticket(random, index, start, book))],
            Ledger = [.. book.ContractsOf("k").Where(contract => contract.Pool is not null && random.Next(3) == 0)
                .SelectMany(contract => contract.Pool!.Blocks.Select(block => new OpeningBalance(contract.Id, block.Id, random.Next(0, 150) + 0.25m)))],
            PriorIncidents = random.Next(4) > 0 ? [] :
            [
                .. book.Contracts.Where(contract => contract.Kind is ContractKind.PerIncident or ContractKind.IncidentPool)
                    .Select(contract => new PriorIncident(random.Next(2) == 0 ? "T0" : "O1", contract.Id, random.Next(0, 40))),
            ],
        };
        return new RandomWork(seed, book, input);
    }

    private static TicketWork Ticket(Random random, int index, Instant start, ContractBook book)
    {
        var opened = start + Duration.FromMinutes(random.Next(0, 1500));
        var request = new CoverageRequest
        {
            Id = $"T{index}",
            OpenedAt = opened,
            Requester = random.Next(20) == 0 ? "nobody" : "u1",
            AffectedUser = Pick(random, "u2", null, null, null),
            Device = Pick(random, "d1", "d2", null, null, null),
            Service = RandomBook.Services[random.Next(2)],
            Site = Pick(random, "a", null, null, null),
            Priority = Pick(random, Priority.P1, Priority.P3, Priority.P3),
            TechnicianPriority = Pick<Priority?>(random, Priority.P1, Priority.P2, null, null, null, null),
            Cause = Pick(random, Cause.UserDamage, Cause.Unknown, Cause.Unknown),
            Contract = random.Next(5) == 0 ? book.Contracts[random.Next(book.Contracts.Length)].Id : null,
            EmergencyAccepted = random.Next(5) == 0,
            MergedInto = random.Next(5) == 0 && index > 0 ? $"T{random.Next(index)}" : null,
            Outage = Pick(random, "O0", "O1", null, null, null, null, null),
            Linked = random.Next(6) == 0 ? Fix(random, opened) : null,
        };
        return new TicketWork(
            request,
            [.. Enumerable.Range(0, random.Next(5) == 0 ? 0 : random.Next(1, 4)).Select(number => Entry(random, index, number, opened))],
            random.Next(4) == 0 ? Resolution.NoFaultFound : null,
            random.Next(4) == 0 ? random.Next(0, 20000) / 100m : null);
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static LinkedFix Fix(Random random, Instant opened) => new(
        "T-before",
        opened - Duration.FromHours(random.Next(-5, 150)),
        random.Next(2) == 0 ? "d1" : null,
        random.Next(2) == 0 ? "s1" : null,
        random.Next(3) switch { 0 => true, 1 => false, _ => null },
        random.Next(2) == 0,
        random.Next(2) == 0 ? random.Next(0, 40) : null);

    private static LoggedEntry Entry(Random random, int ticket, int number, Instant opened)
    {
        var start = opened + Duration.FromMinutes(random.Next(0, random.Next(2) == 0 ? 60 : 2000));
        var length = random.Next(1, random.Next(3) == 0 ? 400 : 60);
        return new LoggedEntry(
            $"{(char)('a' + random.Next(3))}{ticket}{number}",
            start,
            start + Duration.FromMinutes(length),
            random.Next(4) == 0 ? "senior" : "technician",
            random.Next(6) switch { 0 => WorkType.Onsite, 1 => WorkType.Project, 2 => WorkType.Travel, _ => WorkType.Remote },
            random.Next(8) == 0 ? random.Next(0, length + 1) : null,
            "break");
    }
}
