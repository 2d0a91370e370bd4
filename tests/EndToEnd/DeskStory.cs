using SupportBot.Desk.Clients;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Steps that many stories about the desk begin with.</summary>
internal static class DeskStory
{
    public const string Employee = "employee@fabrikam.example";
    public const string Tessa = "technician1@desk.example";
    public const string Tom = "technician2@desk.example";

    /// <summary>An employee reports a problem and opens a ticket; its card is in the technicians' channel.</summary>
    /// <returns>The ticket's number.</returns>
    public static async Task<string> OpenAsync(BotUnderTest bot, string upn = Employee, string problem = "the label printer in the warehouse is dead")
    {
        await bot.InstallInChannelAsync();
        var before = bot.Connector.Requests.Count;
        await bot.SayAsync(upn, problem);
        await bot.HeardAsync(Verbs.ReportHuman, before);
        await bot.PressAsync(upn, Verbs.ReportOpenTicket, bot.ButtonData(Verbs.ReportOpenTicket));
        await bot.HeardAsync("\"Claim\"", before);
        return bot.ButtonData(Verbs.TicketClaim)["ticket"];
    }

    /// <summary>The ticket as it is stored.</summary>
    public static async Task<Ticket> TicketAsync(this BotUnderTest bot, string id) =>
        (await bot.Store.FindAsync(TicketDocuments.Tickets, id, TestContext.Current.CancellationToken))?.Value
        ?? throw new InvalidOperationException($"There is no {id}.");

    /// <summary>What is pressed on a ticket's card as it is now.</summary>
    public static async Task<object> CardOfAsync(this BotUnderTest bot, string id, string text = "", string cause = "wear")
    {
        var ticket = await bot.TicketAsync(id);
        return new { ticket = id, rev = ticket.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture), text, cause };
    }

    /// <summary>Messages that went into the one-to-one chats of people who are not of the desk.</summary>
    public static IEnumerable<string> ToClients(this BotUnderTest bot) => bot.Connector.Requests
        .Where(r => !r.Target.Contains("thread", StringComparison.Ordinal)).Select(BotUnderTest.Decoded);

    public static string PersonId(string upn, string tenant = "c0000000-0000-4000-8000-000000000002") =>
        Person.KeyOf(tenant, SupportBot.Bot.Sample.SamplePeople.ObjectIdOf(upn));
}
