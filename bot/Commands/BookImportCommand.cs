using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using NodaTime;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Storage;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Bot.Commands;

/// <summary>
/// <c>book import FILE [--yes]</c>: shows what a changed book would change, and with <c>--yes</c> puts it into force for all
/// decisions from then on. What was decided keeps the version it was decided with.
/// </summary>
public static class BookImportCommand
{
    /// <summary>Differences that are listed; more are counted.</summary>
    private const int MostRows = 200;

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The changed contract book, YAML or JSON." };
        var yes = new Option<bool>("--yes") { Description = "Imports it; without it only the preview is shown." };
        var import = new Command("import", "Previews a changed contract book, and puts it into force with --yes.") { file, yes };
        // What is not known here belongs to the configuration, for example --Storage:Folder.
        import.TreatUnmatchedTokensAsErrors = false;
        import.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(yes), HostArguments.Of(parsed), ct));
        return import;
    }

    private static async Task<int> RunAsync(string file, bool imports, string[] args, CancellationToken ct)
    {
        if (BookFiles.ReadBytes(file) is not { } bytes)
        {
            await Console.Error.WriteLineAsync($"The file {file} cannot be read.");
            return ExitCodes.Usage;
        }

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var reading = ContractBookReader.Read(bytes, Remembering(BookFiles.Beside(file), files));
        if (reading is not BookReading.Complete { Book: var book })
        {
            await Console.Out.WriteLineAsync(BookCommand.Show(reading, file));
            return ExitCodes.Failed;
        }

        try
        {
            await using var app = BotHost.Build(args, people: null);
            await BotHost.LoadAsync(app.Services, ct);
            return await ImportAsync(app.Services, book, bytes, files.ToImmutableSortedDictionary(StringComparer.Ordinal), imports, ct);
        }
        catch (StoreInUseException)
        {
            await Console.Error.WriteLineAsync("The data is in use: stop the running bot first.");
            return ExitCodes.Failed;
        }
    }

    private static FindBookFile Remembering(FindBookFile find, SortedDictionary<string, string> files) => path =>
    {
        var found = find(path);
        if (found is BookFile.Found(var text)) files[path] = text;
        return found;
    };

    private static async Task<int> ImportAsync(
        IServiceProvider services, ContractBook book, byte[] bytes, ImmutableSortedDictionary<string, string> files, bool imports, CancellationToken ct)
    {
        var archive = services.GetRequiredService<BookArchive>();
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var current = (await archive.AllAsync(ct))[^1];
        await PreviewAsync(services, current, book, bytes, now, ct);
        if (!imports)
        {
            await Console.Out.WriteLineAsync("Nothing was imported. Add --yes to put it into force.");
            return ExitCodes.Ok;
        }

        var done = await archive.ImportAsync(book, Encoding.UTF8.GetString(bytes), files, now, ct);
        await Console.Out.WriteLineAsync(done switch
        {
            BookImport.Imported => $"Version {book.Version} is in force from now on. Earlier decisions keep their version.",
            BookImport.InForceAlready => $"Version {book.Version} is in force already.",
            BookImport.WasInForceBefore => "This very text was in force before. Give it a new version to put it into force again.",
            BookImport.VersionTaken => $"Another text has the version {book.Version}. Give the changed book a new version.",
        });
        return done is BookImport.Imported or BookImport.InForceAlready ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task PreviewAsync(
        IServiceProvider services, StoredBook current, ContractBook book, byte[] bytes, Instant now, CancellationToken ct)
    {
        var changes = BookDifference.Between(Encoding.UTF8.GetBytes(current.Text), bytes);
        await Console.Out.WriteLineAsync($"{current.Version} -> {book.Version}: {changes.Length} differences.");
        foreach (var change in changes.Take(MostRows))
            await Console.Out.WriteLineAsync($"  {change.Path}: {change.Before ?? "(nothing)"} -> {change.After ?? "(nothing)"}");
        if (changes.Length > MostRows) await Console.Out.WriteLineAsync($"  … and {changes.Length - MostRows} more.");
        await Console.Out.WriteLineAsync("The open months as they stand, and as they would be had the new book held (they keep the old one):");
        foreach (var effect in await EffectsAsync(services, current, book, now, ct)) await Console.Out.WriteLineAsync("  " + effect);
    }

    private static async Task<IReadOnlyList<string>> EffectsAsync(
        IServiceProvider services, StoredBook current, ContractBook book, Instant now, CancellationToken ct)
    {
        var bookkeeping = services.GetRequiredService<Bookkeeping>();
        var reason = new BookingReason(now, "system", "preview");
        var lines = new List<string>();
        foreach (var client in current.Read().Clients)
        {
            if (book.FindClient(client.Id) is null)
            {
                lines.Add($"{client.Id}: would be unknown.");
                continue;
            }

            var ledger = await bookkeeping.LoadAsync(client.Id, null, ct);
            if (ledger.Work.IsEmpty && ledger.Standing.IsEmpty) continue;
            var stands = ledger.Standing.Sum(s => s.Invoiced.Net - s.Corrections.Net);
            var anew = Booking.Of(ledger, new BookVersions([book]), reason).Parts.SelectMany(p => p.Postings).Sum(p => p.Invoiced.Net);
            lines.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{client.Id}: {stands:0.00} -> {anew:0.00} {book.Currency} net"));
        }

        return lines;
    }
}
