using SupportBot.Desk.Alerts;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Manager;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Tests.Support;

/// <summary>Everything that answers questions for figures, over a store.</summary>
internal static class SomeFigures
{
    public static Figures Of(IDocumentStore store, BookShelf books)
    {
        var tickets = new TicketQueries(store);
        var ledger = new LedgerQueries(store);
        var downtime = new DowntimeSource(new OutageQueries(store), tickets, new MaintenanceQueries(store), books);
        var support = new SupportSource(store, tickets, ledger, books);
        var recurrences = new RecurrenceSource(tickets, ledger, store);
        var advice = new AdviceSource(store, tickets, downtime, recurrences, books);
        var due = new DueSource(new MaintenanceQueries(store), new AlertQueries(store), recurrences, books);
        var review = new ReviewSource(new ReviewParts(downtime, support, recurrences, advice, due, new DecisionSource(store, new PeopleQueries(store))), store);
        var (archive, index) = (new ArticleArchive(store), new LexicalIndex(ArticleLibrary.Empty));
        var shelf = new ArticleShelf(archive, new TriageModels(store, archive), index, TimeProvider.System);
        var gaps = new GapSource(new ArticleDesk(archive, shelf, index, tickets, store), ledger, books);
        return new Figures(new FigureSources(downtime, support, recurrences, advice, review, due, gaps), books, new FileLinks(store));
    }
}
