using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>That somebody was told once that little is left of something.</summary>
public sealed record MoneyNotice(string Id, NodaTime.Instant At)
{
    public static readonly DocumentType<MoneyNotice> Notices = new("money-notice");
}

/// <summary>Tells managers and the desk, once a month for each contract, that a pool or a budget is nearly used up.</summary>
public static class BalanceNotices
{
    /// <summary>Share of the month's limit at which people are told.</summary>
    private const decimal BudgetShare = 0.8m;

    /// <summary>What is to be told, each under the id that keeps it from being told twice.</summary>
    public static IEnumerable<(string Id, IReadOnlyList<Reply> Replies)> For(
        Client client, IEnumerable<PoolBalance> balances, decimal spent, IReadOnlyList<Person> people, ContractBook book, NodaTime.YearMonth month)
    {
        var managers = people.Where(p => p.Roles.Contains(PersonRole.Manager)).ToList();
        var suffix = LedgerBatch.PeriodText(month);
        foreach (var balance in balances.Where(b => b.IsLow))
        {
            var unit = balance.Contract.Pool?.Unit ?? PoolUnit.Minutes;
            yield return (
                $"{client.Id}/{balance.Contract.Id}/low/{suffix}",
                Tell(managers, book, say => say.Format(
                    "Billing_Low", client.Name ?? client.Id, CoverageLines.NameOf(balance.Contract.Id),
                    MoneyLines.Units(balance.Left, unit, book.Currency, say), MoneyLines.Units(balance.Granted, unit, book.Currency, say),
                    balance.RunsOut is { } day ? say.Format("Billing_RunsOut", say.Day(day)) : "")));
        }

        if (client.Policy.MonthlyCap is { } cap && cap > 0m && spent >= cap * BudgetShare)
        {
            yield return (
                $"{client.Id}/budget/{suffix}",
                Tell(managers, book, say => say.Format(
                    "Billing_BudgetAlert", client.Name ?? client.Id, say.Money(spent, book.Currency), say.Money(cap, book.Currency))));
        }
    }

    private static IReadOnlyList<Reply> Tell(IEnumerable<Person> managers, ContractBook book, Func<Texts, string> words) =>
    [
        .. managers.Select(m => Reply.Say(Destination.Of(m.Id), words(Texts.For(m)).TrimEnd())),
        Reply.Say(Destination.Desk, words(new Texts(System.Globalization.CultureInfo.GetCultureInfo("en"), book.Zone)).TrimEnd()),
    ];
}
