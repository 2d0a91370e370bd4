using SupportBot.Desk.Billing;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Tests.Support;

/// <summary>Everything that answers questions for figures, over a store.</summary>
internal static class SomeFigures
{
    public static Figures Of(IDocumentStore store, BookShelf books)
    {
        var tickets = new TicketQueries(store);
        var ledger = new LedgerQueries(store);
        var downtime = new DowntimeSource(new OutageQueries(store), tickets, books);
        var support = new SupportSource(store, tickets, ledger, books);
        var recurrences = new RecurrenceSource(tickets, ledger, store);
        var advice = new AdviceSource(store, tickets, downtime, recurrences, books);
        var review = new ReviewSource(downtime, support, recurrences, advice, store);
        return new Figures(new FigureSources(downtime, support, recurrences, advice, review), books, new FileLinks(store));
    }
}
