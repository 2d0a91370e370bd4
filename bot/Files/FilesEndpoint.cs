using Microsoft.Net.Http.Headers;
using NodaTime;
using SupportBot.Desk.Clients;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Technician;

namespace SupportBot.Bot.Files;

/// <summary>
/// Serves files of figures, made anew when they are fetched, and files that were sent in chat: for the person that the link
/// names, as long as the link lasts and the person may still see them.
/// </summary>
public sealed class FilesEndpoint(FileLinks links, Figures figures, SentFileAnswer sent, PeopleQueries people, TimeProvider clock)
{
    public const string Path = "/files/{token}";

    public async Task HandleAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var request = await links.ReadAsync(context.Request.RouteValues["token"] as string ?? "", now, ct);
        if (request is null || await AnswerAsync(request, now, ct) is not { } file)
        {
            // One answer for all reasons: nobody learns what exists.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = file.Type;
        context.Response.Headers.CacheControl = "private, no-store";
        if (file.Name is not null) context.Response.Headers.ContentDisposition = DispositionOf(file.Name);
        await context.Response.Body.WriteAsync(file.Content, ct);
    }

    private async Task<ServedFile?> AnswerAsync(FileRequest request, Instant now, CancellationToken ct)
    {
        if (await people.FindAsync(request.PersonId, ct) is not { } person) return null;
        if (request.Format == ShowHistory.Format) return await sent.HistoryAsync(request, person, now, ct);
        if (request.Format == ShowFiles.Format) return await sent.AnswerAsync(request, person, ct);
        if (Ask.Read(key => request.Ask.GetValueOrDefault(key, "")) is not { } ask) return null;
        var reader = Reader.Of(person, now);
        if (await figures.AnswerAsync(ask, reader, ct) is not SheetAnswer.Answered(var sheet)) return null;
        return request.Format switch
        {
            "png" when sheet.Blocks.OfType<Block.Chart>().FirstOrDefault() is { } chart => new ServedFile("image/png", null, ChartPicture.Png(chart)),
            "csv" when sheet.Rows is { } rows => new ServedFile("text/csv; charset=utf-8", NameOf(ask) + ".csv", CsvFile.Of(rows)),
            "pdf" => new ServedFile("application/pdf", NameOf(ask) + ".pdf", Pdf(sheet, reader)),
            _ => null,
        };
    }

    private static byte[] Pdf(Sheet sheet, Reader reader)
    {
        var footer = reader.Say.Format("Manager_Footer", reader.Person.Name, reader.Say.When(reader.Now));
        return SheetPdf.Of(sheet.Title, footer, [sheet.Printed(reader.Say), .. sheet.Parts.Select(part => part.Printed(reader.Say))]);
    }

    private static string NameOf(Ask ask) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{ask.Topic.ToString().ToLowerInvariant()}-{ask.Period.From:uuuu-MM-dd}-{ask.Period.Until.PlusDays(-1):uuuu-MM-dd}");

    private static string DispositionOf(string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    }
}
