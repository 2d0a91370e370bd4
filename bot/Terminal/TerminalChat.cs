using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Terminal;

/// <summary>The same conversations as text: what people say goes through the same turns, cards are shown as their text twins.</summary>
public sealed class TerminalChat(TurnRunner turns, PeopleQueries people, TimeProvider clock, TextWriter output)
{
    private readonly Dictionary<string, Screen> _screens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _present = new(StringComparer.Ordinal);

    /// <summary>The person behind a sign-in name, from now on listening; null when nobody has it.</summary>
    public async Task<Person?> JoinAsync(string upn, CancellationToken ct)
    {
        var person = await people.FindByUpnAsync(upn.ToLowerInvariant(), ct);
        if (person is not null) _present[person.Id] = person;
        return person;
    }

    /// <summary>Says a line as somebody: free text, or a button as <c>[2]</c> or <c>[Claim]</c>, with fields after it.</summary>
    /// <param name="ask">Asks for a field that the line does not give; returns null when there is nobody to ask.</param>
    public async Task SayAsync(Person person, string line, Func<Input, string?> ask, CancellationToken ct)
    {
        var press = ButtonLine.Read(line);
        var input = new UserInput
        {
            Id = Guid.NewGuid().ToString("N"),
            Now = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            Person = person,
            ConversationId = person.IsDesk ? "terminal-desk" : "terminal-" + person.Upn,
            Scope = person.IsDesk ? ConversationScope.Desk : ConversationScope.Personal,
            Culture = CultureInfo.GetCultureInfo(person.Locale),
            Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc,
            Text = press is null ? line.Trim() : "",
        };
        if (press is not null)
        {
            if (ScreenOf(input.CardPlace).Find(press.Button) is not { } button)
            {
                await output.WriteLineAsync($"  There is no button {press.Button} on the screen.");
                return;
            }

            input = input with { Press = new Press(button.Verb, Filled(button, press, ask)) };
        }

        foreach (var reply in await turns.RunAsync(input, Changes.None, static _ => Changes.None, ct)) await ShowAsync(reply, person);
    }

    private static ImmutableDictionary<string, string> Filled(Button button, ButtonLine press, Func<Input, string?> ask)
    {
        var data = button.Data.ToImmutableDictionary();
        foreach (var input in button.Inputs)
        {
            var value = press.Fields.TryGetValue(input.Id, out var given) ? given : ask(input);
            if (value is not null) data = data.SetItem(input.Id, value);
        }

        return data;
    }

    private async Task ShowAsync(Reply reply, Person speaker)
    {
        var listener = ListenerOf(reply.To, speaker);
        if (listener is null) return;
        var text = reply.Card is { } card ? TextTwin.Of(card) : reply.Text ?? "";
        await output.WriteLineAsync($"  {listener}:");
        foreach (var line in text.Split('\n')) await output.WriteLineAsync("    " + line);
        if (reply.Card is not { Buttons.IsEmpty: false } withButtons) return;
        var isDesk = reply.To.Kind == DestinationKind.DeskThread || (reply.To.Kind == DestinationKind.Conversation && speaker.IsDesk);
        var screen = ScreenOf(isDesk ? Destination.Desk : reply.To);
        screen.Show(withButtons.Buttons);
        await output.WriteLineAsync("    " + screen.Legend());
    }

    /// <summary>Name of whoever sees the message; null when nobody who joined does.</summary>
    private string? ListenerOf(Destination to, Person speaker) => to.Kind switch
    {
        DestinationKind.Desk or DestinationKind.DeskThread => speaker.IsDesk || _present.Values.Any(p => p.IsDesk) ? "Bot → technicians' channel" : null,
        DestinationKind.Person => _present.TryGetValue(to.Id, out var person) ? "Bot → " + person.Name : null,
        DestinationKind.Conversation => "Bot",
    };

    private Screen ScreenOf(Destination place)
    {
        if (!_screens.TryGetValue(place.Key, out var screen)) _screens[place.Key] = screen = new Screen();
        return screen;
    }
}
