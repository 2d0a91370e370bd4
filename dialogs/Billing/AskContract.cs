using System.Globalization;
using NodaTime;
using SupportBot.Desk.Calendars;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>"what does our contract include?": every contract in force in plain words, prices for those who may see them.</summary>
public sealed class AskContract(MoneyDesk money) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var book = money.Book;
        if (book.FindClient(input.Person.ClientId) is not { } client)
            return TurnResult.Say(conversation, input, say["Billing_NoClient"]);
        var seesMoney = TicketAccess.SeesMoney(input.Person, book);
        var inForce = book.ContractsOf(client.Id).Where(c => IsInForce(c, client, input.Now)).ToList();
        var blocks = inForce.SelectMany(c => About(c, book, say, input.Culture, seesMoney)).ToList();
        if (inForce.Count == 0 && book.FindContract(client.DefaultContract ?? book.Provider.DefaultContract) is { } fallback)
            blocks = [new Block.Line(say["Billing_NoContract"]), .. About(fallback, book, say, input.Culture, seesMoney)];
        if (seesMoney && await money.BudgetAsync(client, input.Now, say, ct) is { } budget) blocks.Add(new Block.Line(budget));
        var card = new Card { Title = say.Format("Billing_ContractTitle", client.Name ?? client.Id), Blocks = [.. blocks] };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }

    private static bool IsInForce(Contract contract, Client client, Instant now)
    {
        var today = now.InZone(ContractBook.ZoneOf(contract, client)).Date;
        return contract.Status == ContractStatus.Active && today >= contract.From && (contract.To is not { } to || today <= to);
    }

    private static IEnumerable<Block> About(Contract contract, ContractBook book, Texts say, CultureInfo culture, bool seesMoney)
    {
        yield return new Block.Line(CoverageLines.NameOf(contract.Id), Tone.Strong);
        var facts = new List<Fact> { new(say["Billing_Kind"], say["Billing_Kind_" + contract.Kind]) };
        if (contract.Scope.Ids.Count > 0) facts.Add(new Fact(say["Billing_Scope"], string.Join(", ", contract.Scope.Ids)));
        if (book.FindCalendar(contract.Calendar) is { } calendar) facts.Add(new Fact(say["Billing_Hours"], HoursOf(calendar, culture, say)));
        facts.Add(new Fact(say["Billing_Outside"], say["Billing_Outside_" + contract.Outside.Rule]));
        if (!contract.Exclude.IsEmpty) facts.Add(new Fact(say["Billing_Excluded"], string.Join("; ", contract.Exclude.Select(r => RuleOf(r, say)))));
        if (Included(contract, book, say, seesMoney) is { Length: > 0 } included) facts.Add(new Fact(say["Billing_Included"], included));
        if (book.FindSlaPolicy(contract.Sla) is { } sla && !sla.Targets.IsEmpty)
            facts.Add(new Fact(say["Billing_Targets"], string.Join("; ", sla.Targets.OrderBy(t => t.Priority).Select(t => TargetOf(t, say)))));
        facts.Add(new Fact(say["Billing_Until"], contract.To is { } to ? say.Day(to) : say["Billing_OpenEnd"]));
        if (seesMoney && contract.Fee is { } fee)
            facts.Add(new Fact(say["Billing_Fee"], FeeOf(fee, book.Currency, say)));
        yield return new Block.Facts([.. facts]);
    }

    private static string TargetOf(Desk.Sla.SlaTarget target, Texts say) =>
        say.Format("Billing_Target", target.Priority, say.Length(target.Response), say.Length(target.Resolution));

    private static string FeeOf(ManagedFee fee, string currency, Texts say) => say.Format(
        "Billing_FeeText", say.Money(fee.PerMonth, currency), say.Money(fee.PerUser, currency), say.Money(fee.PerDevice, currency));

    /// <summary>What is paid for already, or what an incident costs and includes.</summary>
    private static string Included(Contract contract, ContractBook book, Texts say, bool seesMoney) => contract switch
    {
        { Pool: { Periodic: { } periodic } pool } when pool.Unit != PoolUnit.Amount || seesMoney => say.Format(
            "Billing_Each_" + periodic.Every, MoneyLines.Units(periodic.Quantity, pool.Unit, book.Currency, say)),
        { Pool: { Periodic: null } pool } when pool.Unit != PoolUnit.Amount || seesMoney => MoneyLines.Units(
            pool.Blocks.Sum(b => b.Quantity), pool.Unit, book.Currency, say),
        { Incident: { IncludedMinutes: null } incident } => seesMoney
            ? say.Format("Billing_IncidentAll", say.Money(incident.Fees[^1].Fee, book.Currency))
            : say["Billing_IncidentAllHidden"],
        { Incident: { } incident } => seesMoney
            ? say.Format("Billing_IncidentSome", say.Money(incident.Fees[^1].Fee, book.Currency), incident.IncludedMinutes)
            : say.Format("Billing_IncidentSomeHidden", incident.IncludedMinutes),
        _ => "",
    };

    /// <summary>Days with the same windows are told together: Mon–Fri 08:00–18:00.</summary>
    private static string HoursOf(SupportCalendar calendar, CultureInfo culture, Texts say)
    {
        var days = Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d)
            .Select(day => (Day: day, Windows: calendar.Windows.TryGetValue(day, out var w) ? string.Join(", ", w.Select(WindowOf)) : ""))
            .ToList();
        var spans = new List<string>();
        for (var i = 0; i < days.Count;)
        {
            var last = i;
            while (last + 1 < days.Count && days[last + 1].Windows == days[i].Windows) last++;
            if (days[i].Windows.Length > 0) spans.Add($"{(last == i ? Short(days[i].Day, culture) : $"{Short(days[i].Day, culture)}–{Short(days[last].Day, culture)}")} {days[i].Windows}");
            i = last + 1;
        }

        return spans.Count == 0 ? say["Billing_NeverOpen"] : string.Join("; ", spans) + " (" + calendar.Zone.Id + ")";
    }

    private static string WindowOf(DailyWindow window) => $"{TimeOf(window.From)}–{TimeOf(window.To)}";

    private static string TimeOf(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static string Short(IsoDayOfWeek day, CultureInfo culture) => culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((int)day % 7));

    /// <summary>A rule by what it selects.</summary>
    private static string RuleOf(WorkRule rule, Texts say)
    {
        var parts = new List<string>();
        if (rule.Causes is { } causes) parts.AddRange(causes.Order().Select(c => say["Cause_" + Code(c)]));
        if (rule.WorkTypes is { } types) parts.AddRange(types.Order().Select(t => say.Format("Billing_WorkOf", MoneyLines.WorkType(CodeOf(t), say))));
        IEnumerable<IReadOnlySet<string>?> named =
            [rule.Services, rule.Devices, rule.DeviceClasses, rule.Sites, rule.Users, rule.UserClasses, rule.Categories, rule.Roles];
        parts.AddRange(named.OfType<IReadOnlySet<string>>().SelectMany(ids => ids.Order(StringComparer.Ordinal)));
        return string.Join(", ", parts);
    }

    private static string Code(Cause cause) => cause switch
    {
        Cause.Wear => "wear",
        Cause.UserDamage => "user-damage",
        Cause.ThirdParty => "third-party",
        Cause.OwnChange => "own-change",
        Cause.Security => "security",
        Cause.Unknown => "unknown",
    };

    private static string CodeOf(WorkType type) => type switch
    {
        WorkType.Onsite => "onsite",
        WorkType.Project => "project",
        WorkType.Travel => "travel",
        WorkType.Remote => "remote",
    };
}
