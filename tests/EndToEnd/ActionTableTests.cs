using System.Reflection;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;

namespace SupportBot.Tests.EndToEnd;

/// <summary>
/// Every action of the desk on a ticket, once with its button in the technicians' channel and once typed: the ticket and what
/// the employee hears are the same, the card in the channel is edited where it is, help names the command, a typo is answered.
/// </summary>
public sealed class ActionTableTests(ActionWorld world) : IClassFixture<ActionWorld>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Verb => [.. ActionRows.All.Select(r => r.Verb)];

    [Fact]
    public void Every_action_on_a_ticket_has_a_row()
    {
        var verbs = new[] { typeof(Verbs), typeof(BillingVerbs) }
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.IsLiteral)
            .Select(f => (string?)f.GetRawConstantValue() ?? "")
            .Where(v => v.StartsWith("ticket.", StringComparison.Ordinal) || v is Verbs.OutageDeclare or Verbs.AlertAcknowledge
                || typeof(BillingVerbs).GetFields().Any(f => (string?)f.GetRawConstantValue() == v));
        var rows = ActionRows.All.SelectMany(r => new[] { r.Verb, r.Then, r.Verb + "-yes" }).OfType<string>();
        Assert.Empty(verbs.Except(rows).Except(ActionRows.Others.Keys));
        Assert.Empty(ActionRows.Others.Keys.Intersect(rows));
    }

    [Theory]
    [MemberData(nameof(Verb))]
    public async Task A_button_and_typed_words_do_the_same(string verb)
    {
        var row = RowOf(verb);
        var byButton = await DoneAsync(row, (place, ticket) => place.PressAsync(row, ticket));
        var byWords = await DoneAsync(row, (place, ticket) => place.SayAsync(row.Words(ticket)));
        Assert.Equal(byButton.State, byWords.State);
        Assert.NotEqual(byButton.Before, byButton.State);
        Assert.Equal(byButton.Heard, byWords.Heard);
        foreach (var done in new[] { byButton, byWords })
        {
            if (row.Hears.Length == 0) Assert.Empty(done.Heard);
            else Assert.Contains(done.Heard, words => words.Contains(row.Hears, StringComparison.Ordinal));
            Assert.DoesNotContain(ActionRows.Secret, done.ToClients, StringComparison.Ordinal);
            Assert.Equal(done.CardBefore, done.CardAfter);
            if (row.EditsCard) Assert.True(done.WasEdited, "The card in the channel was not edited.");
        }
    }

    [Theory]
    [MemberData(nameof(Verb))]
    public async Task A_typing_error_is_answered_with_the_command_and_changes_nothing(string verb)
    {
        var row = RowOf(verb);
        var ticket = await world.TicketAsync(row);
        var words = row.Words(ticket);
        var done = await world.RunAsync(row, ticket, () => world.SayAsync(row.Typo + words[row.Command.Length..]), confirms: false);
        Assert.Contains("Did you mean", done.InChannel, StringComparison.Ordinal);
        Assert.Contains(row.Command + " ", done.InChannel, StringComparison.Ordinal);
        Assert.Equal(done.Before, done.State);
        Assert.Empty(done.Heard);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await world.SayAsync("help");
        Assert.DoesNotContain(ActionRows.All.Select(r => r.Command), c => !help.Contains(c + ",", StringComparison.Ordinal) && !help.Contains(c + "\"", StringComparison.Ordinal));
    }

    private async Task<Done> DoneAsync(ActionRow row, Func<ActionWorld, RoleRow, Task<string>> act)
    {
        await using var own = row.NeedsOwnWorld ? new ActionWorld() : null;
        if (own is not null) await own.InitializeAsync();
        var place = own ?? world;
        var ticket = await place.TicketAsync(row);
        return await place.RunAsync(row, ticket, () => act(place, ticket));
    }

    private static ActionRow RowOf(string verb) => ActionRows.All.Single(r => r.Verb == verb);
}
