using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Dialogs.Links;

/// <summary>What happens to tickets besides the steps of everyday work: files, changes, links to others, their history.</summary>
public sealed class LifeFlows(FileFlows files, LinkFlows links, ChangeFlows changes, TicketQueries tickets, FileLinks fileLinks)
{
    private readonly ShowHistory _history = new(tickets, fileLinks);

    public FileFlows Files => files;

    /// <summary>The use case of a technician's typed command; null when the words are none of these.</summary>
    public IFlow? Typed(UserInput input) => DeskCommand.Read(input.Text, input.Culture)?.Verb switch
    {
        DeskVerb.History => _history,
        DeskVerb.Merge => links.Merge,
        DeskVerb.Split => links.Split,
        DeskVerb.Parent => links.Parent,
        _ => null,
    };

    /// <summary>The use case of an employee's command about the own ticket; null for all others.</summary>
    public IFlow? Of(Command command) => command switch
    {
        Command.Withdraw => changes.Withdraw,
        Command.Amend => changes.Amend,
        Command.Files => files.Show,
        _ => null,
    };

    /// <summary>The use case of a button; null for all others.</summary>
    public IFlow? Pressed(Press press) => press.Verb switch
    {
        Verbs.TicketHistory => _history,
        Verbs.TicketFiles => files.Show,
        Verbs.TicketMerge or Verbs.TicketMergeYes => links.Merge,
        Verbs.TicketSplit => links.Split,
        Verbs.TicketParent => links.Parent,
        Verbs.TicketChildren => links.Children,
        Verbs.TicketWithdraw or Verbs.TicketWithdrawYes => changes.Withdraw,
        Verbs.TicketAmend or Verbs.TicketAmendYes => changes.Amend,
        _ => null,
    };
}
