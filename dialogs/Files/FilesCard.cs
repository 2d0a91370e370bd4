using System.Collections.Immutable;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Files;

/// <summary>How files are named on cards.</summary>
public static class FilesCard
{
    /// <summary>Names on a ticket's card; the rest is a number.</summary>
    private const int MostNames = 5;

    /// <summary>The line of a ticket's card; null when the reader may see no file.</summary>
    public static Fact? Line(Ticket ticket, bool isDesk, Texts say)
    {
        var shown = Visible(ticket, isDesk);
        if (shown.Count == 0) return null;
        var names = string.Join(", ", shown.Take(MostNames).Select(f => f.Name));
        return new Fact(say["Files_Files"], shown.Count > MostNames ? say.Format("Files_AndMore", names, shown.Count - MostNames) : names);
    }

    /// <summary>The files that a side of the ticket may see.</summary>
    public static ImmutableList<TicketFile> Visible(Ticket ticket, bool isDesk) =>
        isDesk ? ticket.Files : ticket.Files.RemoveAll(f => f.Internal);

    /// <summary>The button that leads to a ticket's files.</summary>
    public static Button OpenButton(Ticket ticket, Texts say) => new(say["Files_Show"], Verbs.TicketFiles, ("ticket", ticket.Id));

    /// <summary>Told when files went onto a ticket.</summary>
    public static Card Added(Ticket ticket, IReadOnlyList<TicketFile> files, Texts say) => new()
    {
        Title = say.Format("Files_Added", files[0].By, ticket.Id),
        Blocks = [new Block.Facts([.. files.Select(f => new Fact(f.Name, SizeOf(f, say)))])],
        Buttons = [OpenButton(ticket, say)],
    };

    /// <summary>Size in kilobytes, at least one, or megabytes.</summary>
    public static string SizeOf(TicketFile file, Texts say) => file.Size < 1_000_000
        ? say.Number(Math.Max(1, Math.Round(file.Size / 1_000m)), 0) + " KB"
        : say.Number(file.Size / 1_000_000m, 1) + " MB";
}
