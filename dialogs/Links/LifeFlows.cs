using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Technician;
using SupportBot.Desk.Tickets;

namespace SupportBot.Dialogs.Links;

/// <summary>What happens to tickets besides the steps of everyday work: files, their history.</summary>
public sealed class LifeFlows
{
    private readonly ShowHistory _history;

    public LifeFlows(FileFlows files, TicketQueries tickets, FileLinks links)
    {
        Files = files;
        _history = new ShowHistory(tickets, links);
    }

    public FileFlows Files { get; }

    /// <summary>The use case of a technician's typed command; null when the words are none of these.</summary>
    public IFlow? Typed(UserInput input) => DeskCommand.Read(input.Text, input.Culture)?.Verb switch
    {
        DeskVerb.History => _history,
        _ => null,
    };

    /// <summary>The use case of a button; null for all others.</summary>
    public IFlow? Pressed(Press press) => press.Verb switch
    {
        Verbs.TicketHistory => _history,
        _ => null,
    };
}
