using System.Globalization;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Dialogs.FollowUp;

/// <summary>
/// Words between a person and the desk in the language of who reads them, where a model is configured. The original stays with
/// them and alone is stored; without a sound translation it is shown alone.
/// </summary>
public sealed class RelayTranslation(Translation translation)
{
    /// <summary>The ticket as its words are shown to the other side; itself where both read the same language.</summary>
    public async Task<Ticket> ShownAsync(
        Ticket ticket, TicketStep step, UserInput input, Person? requester, ContractBook book, CancellationToken ct)
    {
        if (ToOf(step, input, requester, book) is not { } reader) return ticket;
        if (ticket.History is not [.., { Text: { Length: > 0 } words } line]) return ticket;
        var (from, to) = (LanguageOf(input.Culture), LanguageOf(reader.Culture));
        if (from == to || await translation.OfAsync(words, from, to, ct) is not { } translated || translated == words) return ticket;
        var both = reader.Format("Ticket_Translated", translated, words);
        return ticket with
        {
            History = ticket.History.SetItem(ticket.History.Count - 1, line with { Text = both }),
            Resolution = step == TicketStep.Resolve && ticket.Resolution is { } how ? how with { Text = both } : ticket.Resolution,
        };
    }

    /// <summary>A report in the desk's language; null where it is written in that, or without a sound translation.</summary>
    public async Task<string?> ForDeskAsync(string words, UserInput input, ContractBook book, CancellationToken ct)
    {
        var (from, to) = (LanguageOf(input.Culture), LanguageOf(Texts.ForDesk(book).Culture));
        if (from == to || input.Person.IsDesk) return null;
        return await translation.OfAsync(words, from, to, ct) is { } translated && translated != words ? translated : null;
    }

    /// <summary>Whoever reads the words of a step on the other side; null for steps without such words.</summary>
    private static Texts? ToOf(TicketStep step, UserInput input, Person? requester, ContractBook book) => step switch
    {
        TicketStep.Comment or TicketStep.Answer or TicketStep.Reopen or TicketStep.Edit when !input.Person.IsDesk => Texts.ForDesk(book),
        TicketStep.AskUser or TicketStep.Tell or TicketStep.Resolve or TicketStep.Edit when input.Person.IsDesk =>
            requester is null ? null : Texts.For(requester),
        _ => null,
    };

    private static string LanguageOf(CultureInfo culture) => (culture.IsNeutralCulture ? culture : culture.Parent).EnglishName;
}
