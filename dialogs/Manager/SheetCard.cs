using System.Collections.Immutable;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>A sheet as a card: the sentences, the chart, the first rows, and what to ask next.</summary>
public static class SheetCard
{
    /// <summary>Rows of a table on a card; the exports have all.</summary>
    private const int MostRows = 10;

    /// <summary>Buttons for other questions, beside opening a ticket, exporting, repeating and sharing; six in all.</summary>
    private const int MostNext = 3;

    /// <summary>Tickets that can be opened from a card.</summary>
    private const int MostTickets = 40;

    public static Card Of(Sheet sheet, Texts say, bool forSharing = false) => new()
    {
        Title = sheet.Title,
        Blocks = [new Block.Line(sheet.Headline, Tone.Strong), .. sheet.Blocks.SelectMany(b => Cut(b, say))],
        Buttons = forSharing ? [] : ButtonsOf(sheet, say),
    };

    private static IEnumerable<Block> Cut(Block block, Texts say)
    {
        if (block is not Block.Table table || table.Rows.Count <= MostRows)
        {
            yield return block;
            yield break;
        }

        yield return table with { Rows = table.Rows.GetRange(0, MostRows) };
        yield return new Block.Line(say.Format("Manager_MoreRows", table.Rows.Count - MostRows), Tone.Subtle);
    }

    private static ImmutableList<Button> ButtonsOf(Sheet sheet, Texts say)
    {
        var buttons = ImmutableList.CreateBuilder<Button>();
        buttons.AddRange(sheet.Buttons);
        foreach (var next in sheet.Next.Take(Math.Max(0, MostNext - sheet.Buttons.Count - (sheet.Tickets.IsEmpty ? 0 : 1))))
            buttons.Add(new Button(say["Manager_Topic_" + next], Verbs.FiguresShow, (sheet.Ask with { Topic = next }).Data, []));
        if (!sheet.Tickets.IsEmpty) buttons.Add(Behind(sheet, say));
        buttons.Add(new Button(say["Manager_Export"], Verbs.FiguresExport, sheet.Ask.Data,
        [
            new Input.Choice("format", say["Manager_Format"], Required: true,
                [new Option("pdf", "PDF"), .. sheet.Rows is null ? [] : new[] { new Option("csv", "CSV") }]),
        ]));
        buttons.Add(new Button(say["Manager_Repeat"], Verbs.FiguresRepeat, sheet.Ask.Data,
        [
            new Input.Choice("every", say["Manager_Every"], Required: true,
                [new Option("week", say["Manager_Every_week"]), new Option("month", say["Manager_Every_month"])]),
        ]));
        if (sheet.Ask.ClientId.Length > 0) buttons.Add(new Button(say["Manager_Share"], Verbs.FiguresShare, sheet.Ask.Data, []));
        return buttons.ToImmutable();
    }

    /// <summary>Any of the tickets behind the figures, to be opened; whoever opens one is checked then.</summary>
    private static Button Behind(Sheet sheet, Texts say) => new(say["Manager_ShowTicket"], Verbs.TicketShow, ImmutableSortedDictionary<string, string>.Empty,
    [
        new Input.Choice("ticket", say["Manager_TicketsBehind"], Required: true,
            [.. sheet.Tickets.Take(MostTickets).Select(id => new Option(id, id))]),
    ]);
}
