using System.Data.Common;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether the store opens and answers.</summary>
public sealed class StoreCheck(Func<IDocumentStore> store) : ICheck
{
    public string Name => "store";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        try
        {
            await store().FindAsync(Contact.Contacts, "diagnosis", ct);
            return [new Finding(Name, Verdict.Fine, "The store opens and answers.")];
        }
        catch (StoreInUseException)
        {
            return [new Finding(Name, Verdict.Skipped, "A running bot has the store.", "Ask it: GET /readyz.")];
        }
        catch (StoreUnwritableException)
        {
            return [new Finding(Name, Verdict.Broken, "The data folder cannot be written.", "Give the rights, or set Storage:Folder.")];
        }
        catch (Exception away) when (away is StoreUnreachableException or DbException)
        {
            return
            [
                new Finding(
                    Name,
                    Verdict.Broken,
                    "The PostgreSQL database does not answer or refuses.",
                    $"Check {StorageServices.PostgresSetting}: host, port, database, user, password; is the server running?"),
            ];
        }
        catch (StoreFailedException)
        {
            return [new Finding(Name, Verdict.Broken, "The store does not answer.", "Look at the disk: space, rights, errors.")];
        }
    }
}
