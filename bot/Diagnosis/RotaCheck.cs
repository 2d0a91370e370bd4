using System.Data.Common;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether the rota of the settings can be read, and whether everybody it names is of the desk.</summary>
public sealed class RotaCheck(Func<IDocumentStore> store, IOptions<RotaOptions> options) : ICheck
{
    public string Name => "rota";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        try
        {
            return options.Value.People.Count == 0
                ? [new Finding(Name, Verdict.Skipped, $"No rota is set; {RotaReading.Section}:People names who is on call, or a dispatcher writes \"rota\" to the bot.")]
                : await NamesAsync(options.Value, ct);
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures.Select(fault => new Finding(Name, Verdict.Broken, fault, "Correct the setting that is named."))];
        }
        catch (Exception away) when (away is StoreInUseException or StoreUnwritableException or StoreUnreachableException or DbException)
        {
            return [new Finding(Name, Verdict.Skipped, "The rota's days can be read. Its names cannot be checked: the store does not open here.")];
        }
    }

    private async Task<IReadOnlyList<Finding>> NamesAsync(RotaOptions rota, CancellationToken ct)
    {
        var team = (await new PeopleQueries(store()).DeskAsync(ct)).Select(p => p.Upn).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (team.Count == 0) return [new Finding(Name, Verdict.Skipped, "The rota's days can be read. Its names are checked at the first start: nobody of the desk is known yet.")];
        var unknown = RotaReading.UnknownNames(rota, team.Contains);
        if (unknown.Count == 0) return [new Finding(Name, Verdict.Fine, "The rota of the settings can be read, and everybody it names is of the desk.")];
        // Once a rota is stored the settings are not read again, so a name that left since stops nothing.
        var isTaken = await store().FindAsync(OnCallRota.Rotas, OnCallRota.Id, ct) is not null;
        return [.. unknown.Select(fault => new Finding(Name, isTaken ? Verdict.Warning : Verdict.Broken, fault, "Correct the name, or take it out."))];
    }
}
