using System.Text.Json;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Manager;

namespace SupportBot.Bot.Tab;

/// <summary>The manager's tab: a page, its files, and the figures that it asks for with the person's token.</summary>
public sealed class TabEndpoint(TabSignIn signIn, Figures figures, BookShelf books, TimeProvider clock)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["figures.html"] = "text/html; charset=utf-8",
        ["tab.js"] = "text/javascript; charset=utf-8",
        ["tab.css"] = "text/css; charset=utf-8",
        ["chart.js"] = "text/javascript; charset=utf-8",
        ["teams.js"] = "text/javascript; charset=utf-8",
    };

    /// <summary>Serves one of the page's own files; nothing of a person is in them.</summary>
    public static async Task FileAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["name"] as string ?? "figures.html";
        if (!Types.TryGetValue(name, out var type))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var file = typeof(TabEndpoint).Assembly.GetManifestResourceStream("SupportBot.Bot.Tab." + name)
            ?? throw new FileNotFoundException("The program lacks a file of the tab.", name);
        context.Response.ContentType = type;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-cache";
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>Answers a question for figures: 401 for strangers, 403 for people who may not see them, else the sheet.</summary>
    public async Task AskAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await signIn.WhoAsync(context, ct) is not { } person)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var reader = Reader.Of(person, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        if (!FigureAccess.IsForFigures(person))
        {
            await WriteAsync(context, StatusCodes.Status403Forbidden, TabAnswer.Refused(reader.Say["Manager_OnlyManagers"]));
            return;
        }

        var (status, answer) = await AnswerAsync(context.Request.Query, reader, ct);
        await WriteAsync(context, status, answer);
    }

    private async Task<(int Status, TabAnswer Answer)> AnswerAsync(IQueryCollection query, Reader reader, CancellationToken ct)
    {
        const int longestQuestion = 400;
        var question = query["q"].ToString();
        if (question.Length > longestQuestion) question = question[..longestQuestion];
        var topic = Enum.TryParse<Topic>(query["topic"], out var chosen) && Enum.IsDefined(chosen) ? chosen : Topic.Downtime;
        var client = query["client"].ToString();
        // Only the desk chooses a client; of anybody else the own company is meant, whatever the address says.
        if (reader.Person.ClientId is null && books.Current.FindClient(client) is { } chosenClient) question += " " + (chosenClient.Name ?? chosenClient.Id);
        var reading = AskReader.About(topic, question, reader, books.Current);
        switch (reading)
        {
            case AskReading.Understood(var ask):
                return await figures.AnswerAsync(ask, reader, ct) switch
                {
                    SheetAnswer.Answered(var sheet) => (StatusCodes.Status200OK, TabAnswer.Of(sheet, reader, books.Current)),
                    SheetAnswer.Refused(var sentence) => (StatusCodes.Status403Forbidden, TabAnswer.Refused(sentence)),
                    _ => throw new InvalidOperationException("An answer is given or refused."),
                };
            case AskReading.Unclear back:
                return (StatusCodes.Status200OK, TabAnswer.Question(back, reader, books.Current));
            default:
                return (StatusCodes.Status200OK, TabAnswer.Refused(reader.Say["Manager_AskPeriod"]));
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, TabAnswer answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, TabJson.Default.TabAnswer, context.RequestAborted);
    }
}
