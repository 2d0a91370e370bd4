using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// "statement for October": what a month cost, line by line. Managers and approvers see their own company's; the desk
/// names the client: "statement fabrikam last month".
/// </summary>
public sealed partial class ShowStatement(StatementQueries statements, BookShelf books) : IFlow
{
    /// <summary>Rows of each table on a card; the file has them all.</summary>
    private const int MostRows = 15;

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var book = books.Current;
        var rest = Words().Match(input.Text).Groups["rest"].Value.ToLowerInvariant();
        var clientId = input.Person.IsDesk
            ? book.Clients.FirstOrDefault(c => rest.Contains(c.Id, StringComparison.OrdinalIgnoreCase))?.Id
            : input.Person.ClientId;
        if (book.FindClient(clientId) is not { } client) return TurnResult.Say(conversation, input, say["Billing_WhichClient"]);
        if (!input.Person.IsDesk && !TicketAccess.MaySpend(input.Person)) return TurnResult.Say(conversation, input, say["Manager_OnlyManagers"]);
        var month = MonthOf(rest, input.Now.InZone(client.Zone).Date.ToYearMonth(), input.Culture, say);
        var name = month.OnDayOfMonth(1).ToString("MMMM uuuu", input.Culture);
        var statement = await statements.OfAsync(book, client.Id, month, ct);
        if (statement.Tickets.IsEmpty && statement.Lines.IsEmpty && statement.Fees.IsEmpty)
            return TurnResult.Say(conversation, input, say.Format("Billing_NothingBooked", name, client.Name ?? client.Id));
        var card = new Card
        {
            Title = say.Format("Billing_StatementTitle", name, statement.ClientName),
            Blocks = [.. StatementPages.Of(statement, say).SelectMany(block => Cut(block, say))],
            Buttons = ExportOf(client.Id, month, input, say),
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    /// <summary>Whether words ask for a statement.</summary>
    public static bool Asks(string text) => Words().IsMatch(text);

    /// <summary>The month that words name; this one when they name none. A month without a year is the latest that has begun.</summary>
    private static YearMonth MonthOf(string words, YearMonth now, CultureInfo culture, Texts say)
    {
        if (say.Words("Billing_WordsLastMonth").Any(w => words.Contains(w, StringComparison.Ordinal))) return now.PlusMonths(-1);
        if (IsoMonth().Match(words) is { Success: true } iso) return new YearMonth(Number(iso.Groups[1]), Number(iso.Groups[2]));
        string NameOf(int month) => culture.DateTimeFormat.GetMonthName(month).ToLower(culture);
        var named = Enumerable.Range(1, 12).FirstOrDefault(m => words.Contains(NameOf(m), StringComparison.Ordinal));
        if (named == 0) return now;
        if (Year().Match(words) is { Success: true } year) return new YearMonth(Number(year), named);
        return new YearMonth(named > now.Month ? now.Year - 1 : now.Year, named);
    }

    /// <summary>PDF and CSV behind a link, for those who may see figures.</summary>
    private static ImmutableList<Button> ExportOf(string clientId, YearMonth month, UserInput input, Texts say)
    {
        var whole = new Manager.Period(month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1));
        var ask = new Ask { Topic = Topic.Statement, Period = whole, ClientId = clientId };
        return !FigureAccess.MaySee(input.Person, ask) ? [] :
        [
            new Button(say["Manager_Export"], Verbs.FiguresExport, ask.Data,
                [new Input.Choice("format", say["Manager_Format"], Required: true, [new Option("pdf", "PDF"), new Option("csv", "CSV")])]),
        ];
    }

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static IEnumerable<Block> Cut(Block block, Texts say)
    {
        if (block is not Block.Table { Rows.Count: > MostRows } table) return [block];
        return
        [
            table with { Rows = table.Rows.GetRange(0, MostRows) },
            new Block.Line(say.Format("Billing_MoreRows", table.Rows.Count - MostRows), Tone.Subtle),
        ];
    }

    [GeneratedRegex(@"^(?:show\s+(?:me\s+)?)?(?:(?:the|our|my)\s+)?(?:statement|invoice|bill)\b(?<rest>.{0,80})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(20\d\d)-(0[1-9]|1[0-2])\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoMonth();

    [GeneratedRegex(@"\b20\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
