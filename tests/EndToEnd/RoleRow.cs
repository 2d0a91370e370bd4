using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Files;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Knowledge.Answers;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>
/// Documents of Fabrikam that one row of the table is about. Every row has its own, so that what a press changes is seen by
/// its number, and their words are found in no other text.
/// </summary>
internal sealed record RoleRow(int Number)
{
    public const string TicketWord = "quokka";
    public const string ReportWord = "numbat";
    public const string OutageWord = "wombat";

    /// <summary>In what the desk keeps to itself.</summary>
    public const string DeskWord = "dingo";

    public static readonly byte[] FileContent = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3];

    private static readonly Instant Opened = Some.TuesdayMorning - Duration.FromHours(1);
    private static readonly TicketActor Owner = new(RoleColumn.Of(Who.Owner).PersonId, "Emil Krause", TicketSide.Client);
    private static readonly TicketActor Tom = new(RoleColumn.Of(Who.Technician).PersonId, "Tom Berger", TicketSide.Desk);

    public string TicketId => Id("SD-", 880_000 + Number);

    public string ReportId => Id("R-role", Number);

    public string OutageId => Id("OUT-ROLE", Number);

    public string RecordId => OutageRules.RecordId(OutageId, "fabrikam");

    public string DraftId => Id("D-role", Number);

    public string ArticleDraftId => Id("AD-role", Number);

    public string EntryId => Id("E-role", Number);

    public string DigestId => Id("digest-role", Number);

    public string WorkId => Id("PW-role", Number);

    public string PhrasingId => Id("PH-role", Number);

    public string FileId => Id("F-role", Number);

    public string InternalFileId => Id("F-internal", Number);

    public string MessageId => Id("role", Number);

    /// <summary>Whether a stored document is one of the row's, or was made from them.</summary>
    public bool IsIn(string text) => new[]
    {
        TicketId, ReportId, OutageId, DraftId, ArticleDraftId, EntryId, DigestId, WorkId, PhrasingId, FileId,
    }.Any(id => text.Contains(id, StringComparison.Ordinal));

    /// <summary>A ticket of the owner after these steps; technician Tom takes those of the desk.</summary>
    public Ticket Ticket(params ReadOnlySpan<TicketStep> steps)
    {
        var ticket = Some.Ticket() with
        {
            Id = TicketId,
            ClientName = "Fabrikam Logistics",
            RequesterId = Owner.Id,
            RequesterName = Owner.Name,
            Title = $"The {TicketWord} scanner stands still",
            Description = $"The {TicketWord} scanner stands still",
            OpenedAt = Opened,
            Triage = [new TriageEvidence("service", "printing", TicketWord)],
            Files =
            [
                new TicketFile(FileId, $"{TicketWord}.png", FileContent.Length, "Emil Krause", ""),
                new TicketFile(InternalFileId, $"{DeskWord}.png", FileContent.Length, "Tom Berger", "", Internal: true),
            ],
            ReportId = ReportId,
        };
        foreach (var step in steps) ticket = After(ticket, step);
        return ticket;
    }

    public Changes Open() => Keep(Ticket(TicketStep.Submit));

    public Changes Assigned() => Keep(Ticket(TicketStep.Submit, TicketStep.Claim, TicketStep.Note));

    public Changes AtVendor() => Keep(Ticket(TicketStep.Submit, TicketStep.Claim, TicketStep.WaitForVendor));

    public Changes Resolved() => Keep(Ticket(TicketStep.Submit, TicketStep.Claim, TicketStep.Resolve));

    public Changes Closed() => Keep(Ticket(TicketStep.Submit, TicketStep.Claim, TicketStep.Resolve, TicketStep.Confirm));

    /// <summary>A ticket whose price the approvers were asked about.</summary>
    public Changes Asked()
    {
        var ticket = Ticket(TicketStep.AskApproval);
        return Keep(ticket).Insert(ApprovalRequest.Requests, ticket.Id, ApprovalRules.Ask(ticket, 120m, ApprovalReason.BeforeWork, Opened));
    }

    /// <summary>The same, and nobody answered in time.</summary>
    public Changes AskedLongAgo()
    {
        var ticket = Ticket(TicketStep.AskApproval);
        var request = ApprovalRules.Ask(ticket, 120m, ApprovalReason.BeforeWork, Opened - Duration.FromDays(5));
        return Keep(ticket).Insert(ApprovalRequest.Requests, ticket.Id, request with { State = ApprovalState.Expired });
    }

    public Changes Worked() => Assigned().Insert(WorkEntry.Entries, EntryId, Entry);

    /// <summary>Work that this month bills; little of it, for the client has a limit.</summary>
    public Changes Billed() => Assigned().Insert(WorkEntry.Entries, EntryId, Entry with { Period = new YearMonth(2026, 11) });

    public Changes Drafted() => Assigned().Insert(WorkDraft.Drafts, DraftId, new WorkDraft
    {
        Id = DraftId,
        By = Tom.Id,
        TicketId = TicketId,
        Entry = Entry with { Period = new YearMonth(2026, 11) },
        ShownTotal = 10_000m,
        Reason = "time-logged",
    });

    public Changes Alerted() => Closed().Insert(SlaAlert.Alerts, TicketId, new SlaAlert());

    /// <summary>The parent is solved, its part is not.</summary>
    public Changes WithPart() => Resolved().Insert(
        TicketDocuments.Tickets, PartId, Ticket(TicketStep.Submit, TicketStep.Claim) with { Id = PartId, ParentId = TicketId });

    public Changes WithOther() => Assigned().Insert(TicketDocuments.Tickets, PartId, Ticket(TicketStep.Submit, TicketStep.Claim) with { Id = PartId });

    /// <summary>A second ticket of the row.</summary>
    public string PartId => Id("SD-", 890_000 + Number);

    public Changes Reported() => Changes.None.Insert(TicketDocuments.Reports, ReportId, Report);

    public Changes ReportedDuringOutage() => Outage("files").Insert(TicketDocuments.Reports, ReportId, Report with { ServiceId = "files" });

    public Changes Relayed() => Assigned().Insert(RelayedMessage.Messages, MessageId, new RelayedMessage(MessageId, TicketId, Owner.Id, TicketStep.Comment));

    public Changes OnGoing() => Outage("vpn");

    public Changes Digest() => Changes.None.Insert(SupportBot.Desk.Digests.Digest.Digests, DigestId, new Digest
    {
        Id = DigestId,
        PersonId = RoleColumn.Of(Who.Manager).PersonId,
        Rhythm = DigestRhythm.Week,
        Zone = "Europe/Berlin",
        Ask = ImmutableSortedDictionary<string, string>.Empty,
        DueAt = Some.TuesdayMorning + Duration.FromDays(3),
    });

    public Changes Planned() => Changes.None.Insert(PlannedWork.Documents, WorkId, new PlannedWork
    {
        Id = WorkId,
        ServiceId = "vpn",
        Scopes = [new OutageScope("fabrikam", [])],
        Start = Some.TuesdayMorning + Duration.FromDays(9),
        End = Some.TuesdayMorning + Duration.FromDays(10),
        Words = $"The {OutageWord} switch is replaced",
        AnnouncedAt = Opened,
        By = "Tom Berger",
    });

    public Changes Phrased() => Changes.None.Insert(ArticlePhrasing.Phrasings, PhrasingId, new ArticlePhrasing
    {
        Id = PhrasingId,
        ArticleId = "KB-0009",
        ClientId = "fabrikam",
        Text = $"the {TicketWord} printer is dead",
        At = Opened,
    });

    public Changes ArticleDrafted(string text) => Changes.None.Insert(
        ArticleDraft.Drafts, ArticleDraftId, new ArticleDraft(ArticleDraftId, "", 0, text, Tom.Id, Opened));

    /// <summary>The fields that any button of the row may have; a verb reads those that it knows.</summary>
    public ImmutableDictionary<string, string> Fields(Ticket? ticket) => new Dictionary<string, string>
    {
        ["ticket"] = TicketId,
        ["report"] = ReportId,
        ["outage"] = OutageId,
        ["draft"] = DraftId,
        ["entry"] = EntryId,
        ["digest"] = DigestId,
        ["work"] = WorkId,
        ["phrasing"] = PhrasingId,
        ["gap"] = TicketId,
        ["article"] = "KB-0009",
        ["rev"] = ticket?.Revision.ToString(CultureInfo.InvariantCulture) ?? "1",
        ["asked"] = Approval.StampOf(ApprovalRules.Ask(ticket ?? Ticket(), 120m, ApprovalReason.BeforeWork, Opened)),
        ["text"] = "These words are pressed",
        ["cause"] = "wear",
        ["priority"] = "P1",
        ["to"] = RoleColumn.Of(Who.Dispatcher).PersonId,
        ["service"] = "vpn",
        ["other"] = PartId,
        ["stars"] = "4",
        ["amount"] = "100",
        ["user"] = "employee@fabrikam.example",
        ["level"] = "MustAct",
        ["slot"] = "report:" + ReportId,
        ["liked"] = "true",
        ["what"] = "user-damage",
        ["reason"] = "because",
        ["minutes"] = "15",
        ["shown"] = "10000",
        ["view"] = "board",
        ["words"] = "fabrikam",
    }.ToImmutableDictionary();

    private WorkEntry Entry => new(
        EntryId, TicketId, "fabrikam", Tom.Id, Opened, Opened + Duration.FromMinutes(30), "technician", "remote")
    {
        PersonName = "Tom Berger",
        Note = $"The {DeskWord} fuser",
    };

    private ProblemReport Report => new()
    {
        Id = ReportId,
        PersonId = Owner.Id,
        ClientId = "fabrikam",
        Text = $"The {ReportWord} printer in the warehouse is dead",
        ServiceId = "printing",
        ServiceName = "Printing",
        Priority = Priority.P2,
        ArticleId = "KB-0010",
        Promise = new TicketPromise("billable", "EUR", 95m, 10_000m, null, "1", null),
        ReportedAt = Opened,
        ChangedAt = Opened,
    };

    private Changes Outage(string service)
    {
        var outage = Some.Outage(Opened) with { Id = OutageId, ServiceId = service, Words = $"The {OutageWord} gateway is down" };
        return Changes.None.Insert(OutageEvent.Events, OutageId, outage)
            .Insert(OutageQueries.Outages, RecordId, OutageRules.RecordOf(outage, outage.Scopes[0], null));
    }

    private Changes Keep(Ticket ticket)
    {
        StoredFile FileOf(string id, string name, bool isInternal) => new()
        {
            Id = id,
            PersonId = Owner.Id,
            SenderName = Owner.Name,
            Name = name,
            Type = "image/png",
            SentAt = Opened,
            State = FileState.Stored,
            Size = 0,
            Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([])),
            Parts = 0,
            TicketId = TicketId,
            Internal = isInternal,
        };
        return Changes.None.Insert(TicketDocuments.Tickets, ticket.Id, ticket)
            .Insert(StoredFile.Files, FileId, FileOf(FileId, $"{TicketWord}.png", false))
            .Insert(StoredFile.Files, InternalFileId, FileOf(InternalFileId, $"{DeskWord}.png", true));
    }

    private static Ticket After(Ticket ticket, TicketStep step)
    {
        var actor = step is TicketStep.Submit or TicketStep.AskApproval or TicketStep.Confirm ? Owner : Tom;
        var solved = step == TicketStep.Resolve ? new TicketResolution($"The {TicketWord} lamp was cleaned", "wear") : null;
        var words = step == TicketStep.Note ? $"The {DeskWord} is to blame" : null;
        return TicketRules.Apply(ticket, step, actor, Opened, words, solved) is TicketOutcome.Changed { Ticket: var next }
            ? next
            : throw new InvalidOperationException($"{step} is not possible.");
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D3}");
}
