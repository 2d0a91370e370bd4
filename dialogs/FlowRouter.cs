using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Events;
using SupportBot.Dialogs.Help;
using SupportBot.Dialogs.Links;
using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs;

/// <summary>Chooses the one use case that answers: pressed buttons by verb, typed words by command, all else is a problem.</summary>
public sealed class FlowRouter(Flows flows, EventFlows events, MoneyFlows money, DeskFlows desk, LifeFlows life)
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var current = conversation.At(input.Now);
        var result = await life.Files.AroundAsync(current, input, Choose(current, input), ct);
        return await money.Steps.AfterAsync(result, input, ct);
    }

    private IFlow Choose(Conversation conversation, UserInput input)
    {
        if (input.Press?.Verb == Verbs.Welcome) return new Greet();
        if (input.Person is { IsDesk: false, ClientId: null }) return new SmallTalk("Help_Stranger");
        if (Aside(conversation, input) is { } aside) return aside;
        return input.Press is { } press ? Pressed(press) : Typed(conversation, input);
    }

    private IFlow Pressed(Press press) => life.Pressed(press) ?? desk.Pressed(press) ?? flows.Figures.Of(press.Verb) ?? ByVerb(press);

    private IFlow Typed(Conversation conversation, UserInput input)
    {
        if (input.Person.IsDesk && (life.Typed(input) ?? desk.Typed(input)) is { } typed) return typed;
        if (flows.Figures.Typed(conversation, input) is { } figures) return figures;
        var command = CommandLine.Read(input.Text, input.Culture);
        return life.Of(command.Command) ?? (input.Person.IsDesk ? ForDesk(input, command) : ForClient(conversation, command));
    }

    /// <summary>Preferences, the thread's number, and what is about money; null for all else.</summary>
    private IFlow? Aside(Conversation conversation, UserInput input)
    {
        if (ChooseNotices.IsAsked(input)) return events.ChooseNotices;
        return DeskTypos.WithNumber(input) is { } whole ? new SayInstead(this, whole) : money.For(conversation, input);
    }

    private IFlow ByVerb(Press press) => press.Verb switch
    {
        Verbs.ReportSolved => flows.MarkSolved,
        Verbs.ReportOpenTicket or Verbs.ReportWait or Verbs.ReportAskApproval => flows.OpenTicket,
        Verbs.ReportNotMine or Verbs.ReportChoose => flows.OfferAnother,
        Verbs.ReportFor => flows.ReportProblem,
        Verbs.ReportHuman => flows.TalkToPerson,
        Verbs.ReportWhy => flows.ExplainCoverage,
        Verbs.ReportAffected => flows.JoinOutage,
        Verbs.CommentAdd or Verbs.CommentNew => flows.AddComment,
        Verbs.TicketShow or Verbs.TicketRefresh => flows.ShowTicket,
        Verbs.TicketResolve => flows.ResolveTicket,
        Verbs.TicketClaim => flows.StepOn(TicketStep.Claim),
        Verbs.TicketRelease => flows.StepOn(TicketStep.Release),
        _ => ByReporterVerb(press),
    };

    private IFlow ByReporterVerb(Press press) => press.Verb switch
    {
        Verbs.TicketConfirm => flows.StepOn(TicketStep.Confirm),
        Verbs.TicketReopen => flows.ReopenTicket,
        Verbs.TicketRate => flows.RateTicket,
        Verbs.TicketComment => flows.StepOn(TicketStep.Comment),
        Verbs.SolutionRated => events.RateSolution,
        Verbs.MessageEdited or Verbs.MessageDeleted => events.ReviseWords,
        Verbs.Say when press["text"].Length > 0 => new SayInstead(this, press["text"]),
        _ => new SmallTalk("Error_Unknown"),
    };

    private IFlow ForDesk(UserInput input, CommandLine command) => command.Command switch
    {
        Command.Ticket when DeskTypos.Corrected(input.Text, input.Culture) is not null => desk.ThreadWords,
        Command.Ticket => flows.ShowTicket,
        Command.Claim => flows.StepOn(TicketStep.Claim),
        Command.Release => flows.StepOn(TicketStep.Release),
        Command.Resolve => flows.ResolveTicket,
        Command.MyTickets => flows.ShowOpenTickets,
        Command.Thanks => new SmallTalk("Help_Thanks"),
        Command.Downtime => new SmallTalk("Manager_OnlyManagers"),
        Command.UseChannel => events.UseChannel,
        Command.Help or Command.Greeting or Command.Nothing => flows.ShowHelp,
        _ => desk.ThreadWords,
    };

    private IFlow ForClient(Conversation conversation, CommandLine command) => command.Command switch
    {
        Command.Nothing => new SmallTalk("Report_Empty"),
        Command.Help => flows.ShowHelp,
        Command.Greeting => new SmallTalk("Help_Greeting"),
        Command.Thanks => new SmallTalk("Help_Thanks"),
        Command.UseChannel => new SmallTalk("Desk_OnlyDispatcher"),
        Command.Human => flows.TalkToPerson,
        Command.MyTickets => flows.MyTickets,
        Command.Why => flows.ExplainCoverage,
        Command.Downtime => new SmallTalk("Manager_OnlyManagers"),
        Command.Reopen => flows.ReopenTicket,
        Command.Confirm => flows.StepOn(TicketStep.Confirm),
        Command.Ticket or Command.Claim or Command.Release or Command.Resolve => flows.ShowTicket,
        Command.About => flows.AskAbout(FreeText(conversation)),
        _ => FreeText(conversation),
    };

    private IFlow FreeText(Conversation conversation) =>
        conversation is { OpenReportId: null, Unclear: null, ForWhom: null } ? flows.AnswerDesk : flows.ReportProblem;
}

/// <summary>A button that stands for typed words.</summary>
internal sealed class SayInstead(FlowRouter router, string text) : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct) =>
        router.ContinueAsync(conversation, input with { Press = null, Text = text }, ct);
}
