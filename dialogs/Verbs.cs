namespace SupportBot.Dialogs;

/// <summary>What a button can ask for. Old cards stay in chats for ever: a verb is never reused for something else.</summary>
public static class Verbs
{
    public const string ReportSolved = "report.solved";
    public const string ReportOpenTicket = "report.open";
    public const string ReportWait = "report.wait";
    public const string ReportNotMine = "report.not-mine";
    public const string ReportHuman = "report.human";
    public const string ReportAskApproval = "report.ask-approval";
    public const string ReportChoose = "report.choose";
    public const string ReportAffected = "report.affected";
    public const string ReportWhy = "report.why";
    public const string TicketShow = "ticket.show";
    public const string TicketClaim = "ticket.claim";
    public const string TicketRelease = "ticket.release";
    public const string TicketResolve = "ticket.resolve";
    public const string TicketConfirm = "ticket.confirm";
    public const string TicketReopen = "ticket.reopen";
    public const string TicketWithdraw = "ticket.withdraw";
    public const string TicketComment = "ticket.comment";
    public const string TicketApprove = "ticket.approve";
    public const string TicketDecline = "ticket.decline";
    public const string TicketAsk = "ticket.ask";
    public const string TicketTell = "ticket.tell";
    public const string TicketNote = "ticket.note";
    public const string TicketPriority = "ticket.priority";
    public const string TicketHandOver = "ticket.hand-over";
    public const string TicketVendor = "ticket.vendor";
    public const string TicketVendorBack = "ticket.vendor-back";
    public const string TicketMore = "ticket.more";
    public const string OutageDeclare = "outage.declare";
    public const string OutageUpdate = "outage.update";
    public const string OutageAmend = "outage.amend";
    public const string OutagePeople = "outage.people";
    public const string OutageClose = "outage.close";
    public const string OutageCloseYes = "outage.close-yes";
    public const string OutageAffected = "outage.affected";
    public const string AlertAcknowledge = "alert.acknowledge";
    public const string TicketRate = "ticket.rate";
    public const string TicketMerge = "ticket.merge";
    public const string ViewPage = "view.page";
    public const string TicketFiles = "ticket.files";
    public const string FilePlace = "file.place";
    public const string CommentAdd = "comment.add";
    public const string CommentNew = "comment.new";
    public const string FiguresShow = "figures.show";
    public const string FiguresExport = "figures.export";
    public const string FiguresRepeat = "figures.repeat";
    public const string FiguresFit = "figures.fit";
    public const string DigestStop = "digest.stop";
    public const string Say = "say";
    public const string Welcome = "welcome";
    public const string TicketRefresh = "ticket.refresh";
    public const string SolutionRated = "solution.rated";
    public const string MessageEdited = "message.edited";
    public const string MessageDeleted = "message.deleted";
}
