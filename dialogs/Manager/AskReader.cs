using System.Collections.Immutable;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Manager.Periods;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>What was understood of a question for figures.</summary>
public abstract record AskReading
{
    private AskReading()
    {
    }

    public sealed record Understood(Ask Ask) : AskReading;

    /// <summary>Something has to be asked first.</summary>
    /// <param name="Sentence">The question back.</param>
    /// <param name="Choices">Words that answer it, as buttons.</param>
    /// <param name="Topic">What was asked about, so that the answer can be short.</param>
    public sealed record Unclear(string Sentence, ImmutableList<string> Choices, Topic Topic) : AskReading;
}

/// <summary>Reads topic, period, and the service, site, cause and client that a question names.</summary>
public static class AskReader
{
    /// <summary>Most clients that are offered as buttons.</summary>
    private const int MostChoices = 4;

    /// <summary>Of a period that cannot be taken as it is; with more words it may be about anything.</summary>
    private const int MostWordsOfAPeriod = 5;

    /// <param name="asked">Topic of the question before, for a short one that names only another period; null when there was none.</param>
    public static AskReading? Read(string text, Reader reader, ContractBook book, Topic? asked)
    {
        if (TopicWords.Of(text, reader.Say) is { } topic) return About(topic, text, reader, book);
        return asked is { } before && IsShort(text, reader, book) ? About(before, text, reader, book) : null;
    }

    /// <summary>The same where the topic was chosen and the words tell only the rest.</summary>
    public static AskReading About(Topic topic, string text, Reader reader, ContractBook book) =>
        About(topic, text, PeriodReader.Read(text, reader.Today, reader.Culture), reader, book);

    /// <summary>The topic's usual period for the client that the words name, whatever else they say; null when the desk names none.</summary>
    public static Ask? Usual(Topic topic, string text, Reader reader, ContractBook book) =>
        UsualPeriod(topic, reader) is { } usual && ClientOf(text, reader, book, topic) is { } client
            ? new Ask { Topic = topic, Period = usual, ClientId = client }
            : null;

    private static AskReading About(Topic about, string text, PeriodReading period, Reader reader, ContractBook book)
    {
        if (ClientOf(text, reader, book, about) is not { } client)
            return new AskReading.Unclear(reader.Say["Manager_AskClient"], [.. book.Clients.Take(MostChoices).Select(c => c.Name ?? c.Id)], about);
        return period switch
        {
            PeriodReading.Understood(var span, var against, _) => new AskReading.Understood(AskOf(text, about, span, against, client, book, reader)),
            PeriodReading.Ambiguous(var choices) =>
                new AskReading.Unclear(reader.Say["Manager_WhichPeriod"], [.. choices.Select(c => Written(c, reader))], about),
            PeriodReading.Future(var span) => new AskReading.Unclear(reader.Say.Format("Manager_FuturePeriod", span.Name(reader.Culture)), Usual(reader), about),
            PeriodReading.NoSuchDate => new AskReading.Unclear(reader.Say["Manager_NoSuchDate"], Usual(reader), about),
            _ => UsualPeriod(about, reader) is { } usual
                ? new AskReading.Understood(AskOf(text, about, usual, null, client, book, reader))
                : new AskReading.Unclear(reader.Say["Manager_AskPeriod"], Usual(reader), about),
        };
    }

    /// <summary>Whether the words are a period or a client and nothing else, as in "and in Q3?".</summary>
    public static bool IsShort(string text, Reader reader, ContractBook book)
    {
        var plain = text.Trim(' ', '?', '!', '.');
        var lead = reader.Say.Words("Words_AsBefore").FirstOrDefault(words => plain.StartsWith(words + " ", StringComparison.OrdinalIgnoreCase));
        var rest = plain[(lead?.Length ?? 0)..].Trim();
        return PeriodReader.Read(rest, reader.Today, reader.Culture) switch
        {
            PeriodReading.Understood { IsAll: true } => true,
            PeriodReading.Ambiguous or PeriodReading.Future => rest.Split(' ').Length <= MostWordsOfAPeriod,
            _ => book.Clients.Any(c => string.Equals(c.Name ?? c.Id, rest, StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>The period of questions that rarely name one; null where it has to be asked.</summary>
    private static Period? UsualPeriod(Topic topic, Reader reader)
    {
        var quarter = Calendars.Unit("quarter", "last", reader.Today);
        return topic switch
        {
            Topic.Review => quarter,
            Topic.Due => Period.Of(reader.Today),
            Topic.Recurring or Topic.Gaps => Calendars.Rolling("day", 90, reader.Today),
            Topic.Advice => Calendars.Complete("month", 12, reader.Today),
            Topic.Decisions => Calendars.Rolling("day", 365, reader.Today),
            Topic.Levels or Topic.Load => Calendars.Rolling("day", 30, reader.Today),
            _ => null,
        };
    }

    /// <summary>The own company; the desk names one, or asks about all where that makes sense.</summary>
    private static string? ClientOf(string text, Reader reader, ContractBook book, Topic topic)
    {
        if (reader.Person.ClientId is { } own) return own;
        var named = new NamesInText(text).Find(book.Clients, c => [c.Id, c.Name, c.Name?.Split(' ')[0]]);
        return named?.Id ?? (FigureAccess.IsOfDesk(topic) ? "" : null);
    }

    private static Ask AskOf(string text, Topic topic, Period period, Period? against, string clientId, ContractBook book, Reader reader)
    {
        var names = new NamesInText(text);
        return new Ask
        {
            Topic = topic,
            Period = period,
            Against = against,
            ClientId = clientId,
            Service = names.Find(book.Services.Where(s => s.Id != "other"), s => [s.Id, s.Name])?.Id,
            Site = names.Find(book.FindClient(clientId)?.Sites ?? new ById<Site>(), s => [s.Id, s.Name])?.Id,
            Cause = CauseOf(text, reader.Say),
        };
    }

    /// <summary>The words after "caused by" or "because of", as far as they are no period.</summary>
    private static string? CauseOf(string text, Texts say)
    {
        var plain = text.ToLowerInvariant();
        foreach (var phrase in say.Words("Words_CausedBy"))
        {
            var at = plain.IndexOf(phrase + " ", StringComparison.Ordinal);
            if (at < 0) continue;
            var words = text[(at + phrase.Length + 1)..].Split(' ', '?', '.', ',').Where(w => w.Length > 3).Take(2);
            return string.Join(' ', words) is { Length: > 0 } cause ? cause : null;
        }

        return null;
    }

    private static ImmutableList<string> Usual(Reader reader) => [.. reader.Say.Words("Manager_UsualPeriods").Take(MostChoices)];

    private static string Written(Period period, Reader reader) => period.Until == reader.Today.PlusDays(1)
        ? reader.Say.Format("Manager_Since", Iso(period.From))
        : period.DaysLong == 1 ? Iso(period.From) : $"{Iso(period.From)} – {Iso(period.Until.PlusDays(-1))}";

    private static string Iso(NodaTime.LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
