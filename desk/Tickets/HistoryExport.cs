using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Tickets;

/// <summary>A ticket's history as a file: every line with its hash, so that anybody can check the chain without the bot.</summary>
/// <param name="FirstBroken">Number of the first line that breaks the chain; null when it is whole.</param>
public sealed record HistoryExport(
    string Ticket, string Client, Instant ExportedAt, bool Whole, int? FirstBroken, string Recipe, ImmutableList<ExportedLine> Lines)
{
    private static readonly JsonSerializerOptions Readable = new(DeskJson.Options) { WriteIndented = true };

    public static HistoryExport Of(Ticket ticket, Instant now)
    {
        var broken = HistoryChain.FirstBroken(ticket);
        return new HistoryExport(
            ticket.Id, ticket.ClientId, now, broken is null, broken, HistoryChain.Recipe, [.. ticket.History.Select((line, i) => Line(ticket, line, i))]);
    }

    /// <summary>UTF-8 JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    private static ExportedLine Line(Ticket ticket, TicketEvent line, int index) => new(
        index + 1, InstantPattern.ExtendedIso.Format(line.At), line.By, line.ByName, line.Step, (int)line.Step, line.From.ToString(), line.To.ToString(),
        line.Text ?? "", line.Detail, index == 0 ? ticket.Id : ticket.History[index - 1].Hash, line.Hash);
}

/// <summary>One line as it is exported; the fields are those that the hash is made of.</summary>
public sealed record ExportedLine(
    int Number, string At, string By, string ByName, TicketStep Step, int StepNumber,
    string From, string To, string Text, string? Detail, string Previous, string Hash);
