using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Technician;

/// <summary>
/// A technician's step that needs words, a priority or a colleague: from the card's forms or typed. Typed without a
/// number it is about the ticket of the thread. What costs the client more is shown first.
/// </summary>
public sealed class DeskStep(TicketStepFlow steps, PeopleQueries people, ThreadInShort inShort, PriorityCost cost) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        if (input.Press is { } press && StepOf(press.Verb) is { } pressed)
            return await PressedAsync(conversation, input, press, pressed, ct);
        if (DeskCommand.Read(input.Text, input.Culture) is not { } command || StepOf(command.Verb) is not { } step)
            return HowTo(conversation, input, "Desk_Help");
        if ((command.TicketId ?? input.ThreadTicketId) is not { } ticket) return HowTo(conversation, input, HowKey(command.Verb));
        return await TypedAsync(conversation, input, ticket, step, command, ct);
    }

    private async Task<TurnResult> PressedAsync(
        Conversation conversation, UserInput input, Press press, TicketStep step, CancellationToken ct)
    {
        var colleague = press["to"] is { Length: > 0 } id ? await people.FindAsync(id, ct) : null;
        var extras = new StepExtras(PriorityOf(press["priority"]), ActorOf(colleague), input.Id);
        var request = new TicketStepFlow.Request(press["ticket"], TicketStepFlow.RevisionOf(press), step, WordsOf(press["text"]), null, extras);
        return await TakenAsync(conversation, input, request, ct);
    }

    private async Task<TurnResult> TypedAsync(
        Conversation conversation, UserInput input, string ticket, TicketStep step, DeskCommand command, CancellationToken ct)
    {
        var (words, extras) = (command.Rest, new StepExtras(Reference: input.Id));
        if (step == TicketStep.SetPriority)
        {
            var parts = words.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (PriorityOf(parts[0]) is not { } priority) return HowTo(conversation, input, HowKey(command.Verb));
            (words, extras) = (parts.Length > 1 ? parts[1] : "", new StepExtras(priority));
        }
        else if (step == TicketStep.HandOver)
        {
            var parts = words.Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) return HowTo(conversation, input, HowKey(command.Verb));
            var name = parts[0].StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? parts[0][3..].Trim() : parts[0];
            var team = await people.DeskAsync(ct);
            if (Named(team, name) is not { } colleague) return Whom(conversation, input, name, team);
            (words, extras) = (parts[1], new StepExtras(To: ActorOf(colleague)));
        }
        else if (words.Length == 0 && step is TicketStep.AskUser or TicketStep.Tell or TicketStep.Note)
        {
            return HowTo(conversation, input, HowKey(command.Verb));
        }

        return await TakenAsync(conversation, input, new TicketStepFlow.Request(ticket, null, step, WordsOf(words), null, extras), ct);
    }

    /// <summary>A dearer priority is asked about. Who takes a ticket over gets its thread in short, in the own chat.</summary>
    private async Task<TurnResult> TakenAsync(Conversation conversation, UserInput input, TicketStepFlow.Request request, CancellationToken ct)
    {
        if (await cost.ShownFirstAsync(conversation, input, request, ct) is { } asked) return asked;
        var taken = await cost.AfterAsync(await steps.TakeAsync(conversation, input, request, ct), input, request, ct);
        if (request is not { Step: TicketStep.HandOver, Extras.To: { } to } || taken.Changes.IsEmpty) return taken;
        if (await people.FindAsync(to.Id, ct) is not { } colleague) return taken;
        var card = await inShort.CardAsync(request.TicketId, Texts.For(colleague), ct);
        return card is null ? taken : taken with { Replies = [.. taken.Replies, Reply.Show(Destination.Of(colleague.Id), card)] };
    }

    /// <summary>The one colleague whose name begins so; null when there is none or more than one.</summary>
    private static Person? Named(IReadOnlyList<Person> team, string name)
    {
        var found = team.Where(p => name.Length > 0 && p.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found is [var only] ? only : null;
    }

    private static TurnResult Whom(Conversation conversation, UserInput input, string name, IReadOnlyList<Person> team)
    {
        var sentence = Texts.For(input).Format("Desk_WhoIs", name, string.Join(", ", team.Select(p => p.Name)));
        return TurnResult.Say(conversation, input, sentence);
    }

    private static TurnResult HowTo(Conversation conversation, UserInput input, string key) =>
        new(conversation, [Reply.Say(input.Here, Texts.For(input)[key])], Changes.None);

    private static string HowKey(DeskVerb verb) => verb switch
    {
        DeskVerb.Ask => "Desk_HowToAsk",
        DeskVerb.Tell => "Desk_HowToTell",
        DeskVerb.Note => "Desk_HowToNote",
        DeskVerb.Priority => "Desk_HowToPriority",
        DeskVerb.HandOver => "Desk_HowToHandOver",
        DeskVerb.Vendor or DeskVerb.VendorBack => "Desk_HowToVendor",
        _ => "Desk_Help",
    };

    private static TicketStep? StepOf(string verb) => verb switch
    {
        Verbs.TicketAsk => TicketStep.AskUser,
        Verbs.TicketTell => TicketStep.Tell,
        Verbs.TicketNote => TicketStep.Note,
        Verbs.TicketPriority or Verbs.TicketPriorityYes => TicketStep.SetPriority,
        Verbs.TicketHandOver => TicketStep.HandOver,
        Verbs.TicketVendor => TicketStep.WaitForVendor,
        Verbs.TicketVendorBack => TicketStep.VendorAnswered,
        _ => null,
    };

    private static TicketStep? StepOf(DeskVerb verb) => verb switch
    {
        DeskVerb.Ask => TicketStep.AskUser,
        DeskVerb.Tell => TicketStep.Tell,
        DeskVerb.Note => TicketStep.Note,
        DeskVerb.Priority => TicketStep.SetPriority,
        DeskVerb.HandOver => TicketStep.HandOver,
        DeskVerb.Vendor => TicketStep.WaitForVendor,
        DeskVerb.VendorBack => TicketStep.VendorAnswered,
        _ => null,
    };

    /// <summary>"P2", "p2" or "2".</summary>
    private static Priority? PriorityOf(string text) => text.ToUpperInvariant() switch
    {
        "P1" or "1" => Priority.P1,
        "P2" or "2" => Priority.P2,
        "P3" or "3" => Priority.P3,
        "P4" or "4" => Priority.P4,
        _ => null,
    };

    private static TicketActor? ActorOf(Person? colleague) => colleague is { IsDesk: true } ? TicketAccess.ActorOf(colleague) : null;

    private static string? WordsOf(string text) => text.Length == 0 ? null : text;
}
