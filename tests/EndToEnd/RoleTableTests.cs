using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Tests.EndToEnd;

/// <summary>
/// Who may press, type, open and ask what: a row for each button, command, link and request, a column for each role. Whoever may
/// not sees nothing and changes nothing; whoever may does, so that no row is refused for another reason.
/// </summary>
public sealed partial class RoleTableTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    /// <summary>The own chat, and the technicians' channel.</summary>
    private static readonly bool[] Places = [false, true];

    public static TheoryData<string> Columns => [.. RoleColumn.All.Select(c => c.Who.ToString())];

    [Fact]
    public void Every_verb_has_a_row()
    {
        var verbs = typeof(Verbs).Assembly.GetTypes().Where(t => t.Name.EndsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.IsLiteral)
            .Select(f => (string?)f.GetRawConstantValue());
        Assert.Equal(verbs.Order(StringComparer.Ordinal), RolePresses.All.Select(r => r.Verb).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_button_that_is_not_for_somebody_shows_nothing_and_changes_nothing(string who)
    {
        var column = Column(who);
        var wrong = new List<string>();
        var changes = await world.RunAsync(column, async session =>
        {
            foreach (var (row, fields, number) in Presses().Where(p => !p.Row.Allowed.HasFlag(column.Who)))
            {
                foreach (var inChannel in Places)
                {
                    var heard = await session.PressAsync(row.Verb, fields, inChannel);
                    wrong.AddRange(Leaks(column, heard, string.Join(' ', fields.Values), row.Shows).Select(l => $"{row.Verb} {row.Case} shows {l}: {heard}"));
                }
            }
        });
        wrong.AddRange(changes.Select(c => $"{c.Key} was written: {c.Text}"));
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_button_that_is_for_somebody_is_carried_out(string who)
    {
        var column = Column(who);
        var heard = new List<(PressRow Row, int Number, string Text)>();
        var changes = await world.RunAsync(column, async session =>
        {
            foreach (var (row, fields, number) in Presses().Where(p => p.Row.Allowed.HasFlag(column.Who)))
                heard.Add((row, number, await session.PressAsync(row.Verb, fields)));
        });
        var idle = heard.Where(h => !IsSeen(h.Row.Shows, h.Text) && !changes.Any(c => new RoleRow(h.Number).IsIn(c.Key + c.Text)));
        Assert.True(!idle.Any(), string.Join("\n\n", idle.Select(h => $"{h.Row.Verb} {h.Row.Case} did nothing: {h.Text}")));
    }

    [Fact]
    public void Every_typed_command_has_a_row()
    {
        var commands = Enum.GetValues<DeskVerb>().Cast<object>().Concat(Enum.GetValues<Topic>().Cast<object>())
            .Concat(Enum.GetValues<Command>().Except([Command.FreeText, Command.Downtime]).Cast<object>());
        Assert.Empty(commands.Except(RoleWords.All.Select(r => r.Command)));
    }

    /// <summary>Words that are no command for somebody are a problem of the own: that is all that may be written.</summary>
    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_command_that_is_not_for_somebody_shows_nothing_and_changes_nothing(string who)
    {
        var column = Column(who);
        var wrong = new List<string>();
        var said = "";
        var changes = await world.RunAsync(column, async session =>
        {
            foreach (var (row, number) in Words().Where(w => !w.Row.Allowed.HasFlag(column.Who)))
            {
                var words = row.Words(new RoleRow(number));
                said += words + "\n";
                var heard = await session.SayAsync(words);
                wrong.AddRange(Leaks(column, heard, said, IsOwnFigures(column) ? "" : row.Shows).Select(l => $"{row.Command} shows {l}: {heard}"));
            }
        });
        var written = changes.Where(c => !c.IsNew || !c.Text.Contains(column.PersonId, StringComparison.Ordinal) || c.Key.StartsWith("digest ", StringComparison.Ordinal));
        wrong.AddRange(written.Where(c => !IsOwnFigures(column) || c.Text.Contains("fabrikam", StringComparison.Ordinal)).Select(c => $"{c.Key} was written: {c.Text}"));
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_command_that_is_for_somebody_is_carried_out(string who)
    {
        var column = Column(who);
        var heard = new List<(SaidRow Row, int Number, string Text)>();
        var changes = await world.RunAsync(column, async session =>
        {
            foreach (var (row, number) in Words().Where(w => w.Row.Allowed.HasFlag(column.Who)))
                heard.Add((row, number, await session.SayAsync(row.Words(new RoleRow(number)))));
        });
        var idle = heard.Where(h => !IsSeen(h.Row.Shows, h.Text) && !changes.Any(c => new RoleRow(h.Number).IsIn(c.Key + c.Text)));
        Assert.True(!idle.Any(), string.Join("\n\n", idle.Select(h => $"{h.Row.Command} did nothing: {h.Text}")));
    }

    /// <summary>Another client's manager gets the own company's figures, whatever company the words name.</summary>
    private static bool IsOwnFigures(RoleColumn column) => column.Who == Who.OtherManager;

    private static IEnumerable<(SaidRow Row, int Number)> Words() => RoleWords.All.Select((row, i) => (row, RolePresses.All.Length + i));

    private static RoleColumn Column(string who) => RoleColumn.Of(Enum.Parse<Who>(who));

    internal static bool IsSeen(string shows, string heard) => shows.Length > 0
        ? heard.Contains(shows, StringComparison.Ordinal)
        : new[] { RoleRow.TicketWord, RoleRow.ReportWord, RoleRow.OutageWord, RoleRow.DeskWord }.Any(w => heard.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>What somebody read who may not: the secrets of the column, and numbers of tickets that were not asked for.</summary>
    internal static IEnumerable<string> Leaks(RoleColumn column, string heard, string asked, string shows)
    {
        var secrets = shows.Length > 0 ? column.Secrets.Append(shows) : column.Secrets;
        foreach (var secret in secrets)
            if (heard.Contains(secret, StringComparison.OrdinalIgnoreCase) && !asked.Contains(secret, StringComparison.OrdinalIgnoreCase)) yield return secret;
        if ((Who.Company | Who.Desk).HasFlag(column.Who)) yield break;
        foreach (var number in TicketNumbers().Matches(heard).Select(m => m.Value).Where(n => !asked.Contains(n, StringComparison.Ordinal)).Distinct()) yield return number;
    }

    private static IEnumerable<(PressRow Row, ImmutableDictionary<string, string> Fields, int Number)> Presses() =>
        RolePresses.All.Select((row, number) => (row, FieldsOf(row, new RoleRow(number)), number));

    private static ImmutableDictionary<string, string> FieldsOf(PressRow row, RoleRow ids)
    {
        var made = row.Make?.Invoke(ids).Documents.FirstOrDefault(d => d.Key.Type == "ticket");
        var ticket = made is { Body: { } body } ? TicketDocuments.Tickets.Read(body.Span) : null;
        if (row.With.ContainsKey("topic") || row.With.ContainsKey("title")) return row.With;
        var fields = ids.Fields(ticket).SetItems(row.With.Select(f => KeyValuePair.Create(f.Key, f.Value switch
        {
            "TICKET" => ids.TicketId,
            "RECORD" => ids.RecordId,
            "ARTICLE-DRAFT" => ids.ArticleDraftId,
            "R-MESSAGE" => "R-" + ids.MessageId,
            var value => value,
        })));
        const int mostThatAreRead = 32;
        Assert.InRange(fields.Count, 1, mostThatAreRead);
        return fields;
    }

    [GeneratedRegex(@"SD-8[89]\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex TicketNumbers();
}
