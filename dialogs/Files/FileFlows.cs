using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Dialogs.Files;

/// <summary>Every use case of files, built once.</summary>
public sealed class FileFlows
{
    private readonly TakeFiles _take;

    public FileFlows(IDocumentStore store, TicketQueries tickets, PeopleQueries people, BookShelf books, FileLinks links)
    {
        Place = new PlaceFile(tickets, people, books);
        Show = new ShowFiles(store, tickets, links);
        _take = new TakeFiles(store, tickets, new TicketStepFlow(tickets, people, books));
    }

    public PlaceFile Place { get; }

    public IFlow Show { get; }

    /// <summary>The use case that answers the words, and what becomes of the files that came with them or wait for a place.</summary>
    public Task<TurnResult> AroundAsync(Conversation conversation, UserInput input, IFlow flow, CancellationToken ct) =>
        input.Files.IsEmpty && conversation.WaitingFiles is null && input.Press?.Verb != Verbs.FilePlace
            ? flow.ContinueAsync(conversation, input, ct)
            : _take.AroundAsync(conversation, input, flow, ct);
}
