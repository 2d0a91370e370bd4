using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using SupportBot.Bot.Files;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Storage;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Billing;
using Command = System.CommandLine.Command;

namespace SupportBot.Bot.Commands;

/// <summary>
/// <c>statement --client ID --month 2026-10 [--close]</c>: a client's month as CSV. <c>--close</c> books what is missing and
/// freezes the month for the invoice first.
/// </summary>
public static class StatementCommand
{
    public static Command Build()
    {
        var client = new Option<string>("--client") { Description = "Id of the client in the contract book.", Required = true };
        var month = new Option<string>("--month") { Description = "The month, for example 2026-10.", Required = true };
        var close = new Option<bool>("--close") { Description = "Freezes the month and all before it: nothing in them changes any more." };
        var command = new Command("statement", "Prints a client's statement of a month as CSV.") { client, month, close };
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(client), parsed.GetRequiredValue(month), parsed.GetValue(close), HostArguments.Of(parsed), ct));
        return command;
    }

    private static async Task<int> RunAsync(string clientId, string monthText, bool closes, string[] args, CancellationToken ct)
    {
        if (YearMonthPattern.Iso.Parse(monthText) is not { Success: true, Value: var month })
            return await RefuseAsync($"{monthText} is no month. Write it as 2026-10.", ExitCodes.Usage);
        try
        {
            await using var app = BotHost.Build(args, people: null);
            await BotHost.LoadAsync(app.Services, ct);
            var books = app.Services.GetRequiredService<BookShelf>();
            if (books.Current.FindClient(clientId) is not { } client) return await RefuseAsync($"The contract book has no client {clientId}.", ExitCodes.Usage);
            var now = Instant.FromDateTimeOffset(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            if (closes && month >= now.InZone(client.Zone).Date.ToYearMonth()) return await RefuseAsync($"{monthText} is not over yet.", ExitCodes.Failed);
            if (closes) await CloseAsync(app.Services, clientId, month, now, ct);
            var statement = await app.Services.GetRequiredService<StatementQueries>().OfAsync(books.Current, clientId, month, ct);
            await Console.Out.WriteAsync(CsvFile.TextOf(StatementRows.Of(statement)));
            return ExitCodes.Ok;
        }
        catch (StoreInUseException)
        {
            return await RefuseAsync("The data is in use: stop the running bot first.", ExitCodes.Failed);
        }
        catch (StaleWriteException)
        {
            return await RefuseAsync("Somebody booked at the same moment. Please try again.", ExitCodes.Failed);
        }
    }

    private static async Task CloseAsync(IServiceProvider services, string clientId, YearMonth month, Instant now, CancellationToken ct)
    {
        var ledger = await services.GetRequiredService<Bookkeeping>().LoadAsync(clientId, null, ct);
        var closing = Invoicing.Close(ledger, services.GetRequiredService<BookShelf>().Versions, month, new BookingReason(now, "system", "invoiced"));
        await services.GetRequiredService<IDocumentStore>().CommitAsync(closing.ChangesFor(ledger), ct);
    }

    private static async Task<int> RefuseAsync(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
