using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager;

/// <summary>One answer in figures: shown as a card, printed as a PDF, saved as CSV, and on the manager's tab.</summary>
public sealed record Sheet
{
    /// <summary>The question as it was understood.</summary>
    public required Ask Ask { get; init; }

    public required string Title { get; init; }

    /// <summary>The answer in one or two sentences.</summary>
    public required string Headline { get; init; }

    public ImmutableList<Block> Blocks { get; init; } = [];

    /// <summary>All rows behind the figures for a spreadsheet: dates as ISO text, numbers with a point; null when there are none.</summary>
    public Block.Table? Rows { get; init; }

    /// <summary>Ids of the tickets behind the figures, at most a few thousand.</summary>
    public ImmutableList<string> Tickets { get; init; } = [];

    /// <summary>The other pages of a printed answer.</summary>
    public ImmutableList<Sheet> Parts { get; init; } = [];

    /// <summary>What the sheet proposes; kept so that the next review can tell what became of it.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Other questions that follow from this one.</summary>
    public ImmutableList<Topic> Next { get; init; } = [];

    /// <summary>What else can be pressed, for example answers to a question of the sheet.</summary>
    public ImmutableList<Button> Buttons { get; init; } = [];

    /// <summary>The sheet as it is printed: the tickets behind its figures are named, where its tables do not name them.</summary>
    public Sheet Printed(Texts say)
    {
        const int most = 80;
        if (Tickets.IsEmpty || !Parts.IsEmpty || Ask.Topic is Topic.Tickets or Topic.Statement or Topic.Gaps) return this;
        var named = string.Join(", ", Tickets.Take(most)) + (Tickets.Count > most ? $" +{Tickets.Count - most}" : "");
        return this with { Blocks = Blocks.Add(new Block.Line(say.Format("Manager_TicketsPrinted", named), Tone.Subtle)) };
    }
}
