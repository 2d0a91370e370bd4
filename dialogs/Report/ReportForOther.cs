using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Report;

/// <summary>
/// Before a report is read: whom is it about? A colleague of the same client is found by name or address; several of that
/// name, or none, is asked once. Without an answer it is the reporter's own.
/// </summary>
public sealed class ReportForOther(ReportProblem report, BookShelf books) : IFlow
{
    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (books.Current.FindClient(input.Person.ClientId) is not { } client) return report.ContinueAsync(conversation, input, ct);
        var next = conversation with { ForWhom = null };
        if (conversation.ForWhom is { } words && AnswerOf(input, words, client) is { } answered) return report.ContinueAsync(next, answered, ct);
        if (input.Press?.Verb == Verbs.ReportFor) return Task.FromResult(TurnResult.Say(next, input, Texts.For(input)["Report_ForTooLate"]));
        if (input.Text.Length == 0) return report.ContinueAsync(next, input, ct);
        var text = conversation.Unclear is { } unclear ? unclear + "\n" + input.Text : input.Text;
        return AffectedPerson.Read(text, client, input.Person.UserId, Texts.WordsOfAllLanguages("Words_ReportFor")) switch
        {
            AffectedReading.One one => report.ContinueAsync(next, About(input, one.User, conversation.Unclear is null ? one.Words : input.Text), ct),
            AffectedReading.Several several => Asked(next, input, several, Which(several, Texts.For(input))),
            AffectedReading.Unknown unknown => Asked(next, input, unknown, Who(unknown, client, Texts.For(input))),
            _ => report.ContinueAsync(next, input, ct),
        };
    }

    private static UserInput About(UserInput input, ClientUser? user, string words) => input with { Press = null, Text = words, About = user };

    /// <summary>Null when the answer is neither a person nor a press: then the words are read as a report of their own.</summary>
    private static UserInput? AnswerOf(UserInput input, string words, Client client)
    {
        if (input.Press is { Verb: Verbs.ReportFor } press)
            return About(input, press["user"] == input.Person.UserId ? null : client.Users.Find(press["user"]), words);
        if (input.Press is not null || input.Text.Length == 0) return null;
        return AffectedPerson.Answer(input.Text, client, input.Person.UserId) switch
        {
            AffectedReading.One one => About(input, one.User, words),
            AffectedReading.Nobody => About(input, null, words),
            _ => About(input, null, words + "\n" + input.Text),
        };
    }

    private static Task<TurnResult> Asked(Conversation next, UserInput input, AffectedReading reading, Card card) =>
        Task.FromResult(new TurnResult(next with { ForWhom = reading.Words, AskedAt = input.Now }, [Reply.Show(input.Here, card)], Changes.None));

    private static Card Which(AffectedReading.Several several, Texts say) => new()
    {
        Title = say["Report_ForWhich"],
        Blocks = [new Block.Line(say["Report_ForAnswer"], Tone.Subtle)],
        Buttons =
        [
            .. several.Users.Take(AffectedPerson.MostChoices - 1).Select(u => new Button(NameOf(u, several), Verbs.ReportFor, ("user", u.Id))),
            new Button(say["Report_ForMe"], Verbs.ReportFor, ("user", "")),
        ],
    };

    /// <summary>Two people of one name are told apart by their addresses.</summary>
    private static string NameOf(ClientUser user, AffectedReading.Several several) =>
        several.Users.Count(u => u.Name == user.Name) > 1 ? $"{user.Name} ({user.Upn ?? user.Id})" : user.Name ?? user.Id;

    private static Card Who(AffectedReading.Unknown unknown, Client client, Texts say) => new()
    {
        Title = say.Format("Report_ForUnknown", TextCut.To(unknown.Name, 60), client.Name ?? client.Id),
        Blocks = [new Block.Line(say["Report_ForAnswer"], Tone.Subtle)],
        Buttons = [new Button(say["Report_ForMe"], Verbs.ReportFor, ("user", ""))],
    };
}
