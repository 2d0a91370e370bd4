using System.Collections.Immutable;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>"how many hours are left?": what each prepaid contract still holds, when it ends, and when it is likely to run out.</summary>
public sealed class AskBalance(Bookkeeping bookkeeping, LedgerQueries ledger, BookShelf books, MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var book = books.Current;
        if (book.FindClient(input.Person.ClientId) is not { } client)
            return TurnResult.Say(conversation, input, say["Billing_NoClient"]);
        var balances = await OfAsync(client, input.Now, ct);
        var seesMoney = TicketAccess.SeesMoney(input.Person, book);
        var blocks = balances.Select(b => Lines(b, book, say, seesMoney)).SelectMany(l => l).ToList();
        if (seesMoney && await money.BudgetAsync(client, input.Now, say, ct) is { } budget) blocks.Add(new Block.Line(budget));
        if (blocks.Count == 0) return TurnResult.Say(conversation, input, say["Billing_NoPool"]);
        var card = new Card { Title = say.Format("Billing_BalanceTitle", client.Name ?? client.Id), Blocks = [.. blocks] };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    /// <summary>The balances of a client's prepaid contracts.</summary>
    public async Task<ImmutableArray<PoolBalance>> OfAsync(Client client, NodaTime.Instant now, CancellationToken ct)
    {
        var month = now.InZone(client.Zone).Date.ToYearMonth();
        return PoolBalance.Of(
            books.Current, client.Id, await bookkeeping.Balances.OfAsync(client.Id, ct), await ledger.DrawsLatelyAsync(client.Id, month, ct), now);
    }

    /// <summary>One prepaid contract in two or three sentences.</summary>
    public static IEnumerable<Block> Lines(PoolBalance balance, ContractBook book, Texts say, bool seesMoney)
    {
        var unit = balance.Contract.Pool?.Unit ?? PoolUnit.Minutes;
        var name = CoverageLines.NameOf(balance.Contract.Id);
        if (unit == PoolUnit.Amount && !seesMoney)
        {
            yield return new Block.Line(say.Format("Billing_BalanceHidden", name));
            yield break;
        }

        yield return new Block.Line(
            say.Format("Billing_Balance", name, MoneyLines.Units(balance.Left, unit, book.Currency, say), MoneyLines.Units(balance.Granted, unit, book.Currency, say)),
            Tone.Strong);
        if (balance.Expires is { } expires) yield return new Block.Line(say.Format("Billing_Expires", say.Day(expires)));
        if (balance.Left == 0m) yield return new Block.Line(say["Billing_Empty"]);
        else if (balance.PerDay <= 0m) yield return new Block.Line(say["Billing_NoUse"]);
        else if (balance.RunsOut is { } day) yield return new Block.Line(say.Format("Billing_RunsOut", say.Day(day)));
        else yield return new Block.Line(say["Billing_Lasts"]);
    }
}
