namespace SupportBot.Desk.Tickets;

/// <summary>A file on a ticket or report; its content is a <see cref="Files.StoredFile"/>.</summary>
/// <param name="Id">Id of the stored file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="By">Name of the sender.</param>
/// <param name="Hash">Hex SHA-256 of the content: the same file twice is seen.</param>
/// <param name="Internal">Only the desk may see it.</param>
public sealed record TicketFile(string Id, string Name, long Size, string By, string Hash, bool Internal = false);
