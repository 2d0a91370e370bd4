using NodaTime;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Periods;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>"Send me this every Monday / every month", and stopping it again.</summary>
public sealed class RepeatFigures(Figures figures, IDocumentStore store) : IFlow
{
    /// <summary>Longest sentence that is read as the wish.</summary>
    private const int MostWords = 14;

    /// <summary>Whether typed words ask for it.</summary>
    public static bool IsAsked(UserInput input)
    {
        if (input.Press is not null || !FigureAccess.IsForFigures(input.Person) || input.Text.Split(' ').Length > MostWords) return false;
        var say = Texts.For(input);
        return Has(say, "Words_SendMe", input.Text) && (Has(say, "Words_EveryWeek", input.Text) || Has(say, "Words_EveryMonth", input.Text));
    }

    public Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct) =>
        input.Press?.Verb == Verbs.DigestStop ? StopAsync(conversation, input, ct) : OrderAsync(conversation, input, ct);

    /// <summary>The same question about the week or month that is over.</summary>
    public static Ask About(Ask ask, DigestRhythm rhythm, LocalDate today)
    {
        var unit = rhythm == DigestRhythm.Week ? "week" : "month";
        return ask with { Period = Calendars.Unit(unit, "last", today) ?? ask.Period, Against = null };
    }

    private async Task<TurnResult> OrderAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var reader = Reader.Of(input);
        if (AskOf(conversation, input, reader) is not { } ask)
            return TurnResult.Say(conversation, input, reader.Say[input.Press is null ? "Manager_RepeatWhat" : "Error_Unknown"]);
        if (await figures.AnswerAsync(ask, reader, ct) is not SheetAnswer.Answered) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        var monthly = input.Press is { } press ? press["every"] == "month" : Has(reader.Say, "Words_EveryMonth", input.Text);
        var rhythm = monthly ? DigestRhythm.Month : DigestRhythm.Week;
        var narrowed = string.Join('-', new[] { ask.ClientId, ask.Service, ask.Site }.OfType<string>());
        var id = $"{input.Person.Id}/{rhythm}/{ask.Topic}/{narrowed}";
        var stored = await store.FindAsync(Digest.Digests, id, ct);
        var digest = new Digest
        {
            Id = id,
            PersonId = input.Person.Id,
            Rhythm = rhythm,
            Zone = input.Zone.Id,
            Ask = ask.Data,
            DueAt = DigestSchedule.Next(rhythm, input.Zone.Id, input.Now),
        };
        var card = new Card
        {
            Title = reader.Say["Manager_DigestTitle"],
            Blocks = [new Block.Line(reader.Say.Format("Manager_DigestOn", reader.Say["Manager_Topic_" + ask.Topic], reader.Say.When(digest.DueAt)))],
            Buttons = [new Button(reader.Say["Manager_DigestStop"], Verbs.DigestStop, ("digest", id))],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None.Save(Digest.Digests, id, stored, digest));
    }

    /// <summary>What the button asks, what the words name, or else what was shown last.</summary>
    private static Ask? AskOf(Conversation conversation, UserInput input, Reader reader)
    {
        if (input.Press is { } press) return Ask.Read(key => press[key]);
        return TopicWords.Of(input.Text, reader.Say) is { } topic && input.Person.ClientId is { } own && Calendars.Unit("month", "last", reader.Today) is { } month
            ? new Ask { Topic = topic, Period = month, ClientId = own }
            : Ask.Read(key => conversation.Figures?.GetValueOrDefault(key) ?? "");
    }

    private static bool Has(Texts say, string key, string text) => say.Words(key).Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase));

    private async Task<TurnResult> StopAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Reader.Of(input).Say;
        var id = input.Press?["digest"] ?? "";
        var stored = id.Length is > 0 and < 200 ? await store.FindAsync(Digest.Digests, id, ct) : null;
        if (stored?.Value.PersonId != input.Person.Id) return TurnResult.Say(conversation, input, say["Manager_DigestGone"]);
        return TurnResult.Say(conversation, input, say["Manager_DigestStopped"]) with { Changes = Changes.None.Delete(Digest.Digests, stored) };
    }
}
