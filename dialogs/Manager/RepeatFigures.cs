using NodaTime;
using SupportBot.Desk.Digests;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Manager.Periods;

namespace SupportBot.Dialogs.Manager;

/// <summary>"Send me this every Monday / every month", and stopping it again.</summary>
public sealed class RepeatFigures(Figures figures, IDocumentStore store) : IFlow
{
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
        if (Ask.Read(key => input.Press?[key] ?? "") is not { } ask) return TurnResult.Say(conversation, input, reader.Say["Error_Unknown"]);
        if (await figures.AnswerAsync(ask, reader, ct) is not SheetAnswer.Answered) return TurnResult.Say(conversation, input, reader.Say["Manager_OnlyManagers"]);
        var rhythm = input.Press?["every"] == "month" ? DigestRhythm.Month : DigestRhythm.Week;
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

    private async Task<TurnResult> StopAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Reader.Of(input).Say;
        var id = input.Press?["digest"] ?? "";
        var stored = id.Length is > 0 and < 200 ? await store.FindAsync(Digest.Digests, id, ct) : null;
        if (stored?.Value.PersonId != input.Person.Id) return TurnResult.Say(conversation, input, say["Manager_DigestGone"]);
        return TurnResult.Say(conversation, input, say["Manager_DigestStopped"]) with { Changes = Changes.None.Delete(Digest.Digests, stored) };
    }
}
