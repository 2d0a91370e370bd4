using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// Links the lines of a history: each carries the SHA-256 of the hash before it (of the ticket's number for the first line)
/// and of its own fields, joined with U+001F. A line that is changed, removed or moved breaks the chain from there on.
/// </summary>
public static class HistoryChain
{
    /// <summary>How the hash of a line is made, in words for whoever checks an exported history.</summary>
    public const string Recipe =
        "hash = lower-case hex SHA-256 of UTF-8: previous, at, by, byName, stepNumber, from, to, text, joined with U+001F, "
        + "then U+001F and detail where there is one; previous of the first line is the ticket's number.";

    /// <summary>Lower-case hex.</summary>
    /// <param name="previous">Hash of the line before, or the ticket's number.</param>
    public static string HashOf(string previous, TicketEvent line)
    {
        var canonical = string.Join(
            '\u001f', previous, InstantPattern.ExtendedIso.Format(line.At), line.By, line.ByName,
            ((int)line.Step).ToString(CultureInfo.InvariantCulture), line.From, line.To, line.Text ?? "");
        if (line.Detail is { } detail) canonical += '\u001f' + detail;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>Number of the first line, from 1, that does not continue the chain; null when the history is whole.</summary>
    public static int? FirstBroken(Ticket ticket)
    {
        var previous = ticket.Id;
        for (var i = 0; i < ticket.History.Count; i++)
        {
            if (ticket.History[i].Hash != HashOf(previous, ticket.History[i])) return i + 1;
            previous = ticket.History[i].Hash;
        }

        return null;
    }
}
