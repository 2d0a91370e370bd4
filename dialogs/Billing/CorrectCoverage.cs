using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Billing;

/// <summary>
/// A technician corrects what coverage goes by, with a reason that stays in the trail:
/// <c>coverage SD-1042 user-damage because coffee was spilled</c>.
/// </summary>
public sealed partial class CorrectCoverage(MoneyDesk money) : IFlow
{
    /// <summary>What can be chosen: causes, no fault, and what takes a value.</summary>
    public static readonly ImmutableArray<string> Choices =
        [.. DeskCard.Causes, "no-fault", "contract", "device", "same-cause", "other-cause"];

    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        if (!input.Person.IsDesk) return TurnResult.Say(conversation, input, say["Ticket_OnlyDesk"]);
        var asked = input.Press is { } press ? new Asked(press["ticket"], press["what"], press["value"], press["reason"]) : Read(input.Text);
        if (asked is null || asked.Reason.Length == 0 || !Choices.Contains(asked.What))
            return TurnResult.Say(conversation, input, say.Format("Billing_HowToCorrectCoverage", string.Join(", ", Choices)));
        if (await money.TicketAsync(asked.TicketId, input.Person, ct) is not { } ticket)
            return TurnResult.Say(conversation, input, say.Format("Ticket_Gone", asked.TicketId));
        var known = ticket.Terms ?? new TicketTerms { TicketId = ticket.Ticket.Id };
        if (Changed(known, asked, ticket.Ticket) is not { } changed || !await LinkIsThereAsync(changed, ticket.Ticket, ct))
            return TurnResult.Say(conversation, input, say.Format("Billing_NoSuchValue", asked.Value));
        var correction = new TermsCorrection(
            input.Now, input.Person.Id, input.Person.Name, WhatOf(asked.What), ValueOf(asked), Masking.Mask(asked.Reason));
        var draft = new WorkDraft
        {
            Id = "D-" + input.Id,
            By = input.Person.Id,
            TicketId = ticket.Ticket.Id,
            Reason = "coverage-corrected",
            Terms = changed with { Corrections = known.Corrections.Add(correction) },
        };
        return await DraftCard.ShowAsync(conversation, input, draft, null, money, ct);
    }

    /// <summary>A choice as people say it.</summary>
    public static string NameOf(string choice, Texts say) =>
        DeskCard.Causes.Contains(choice) ? say.Format("Billing_CauseIs", say["Cause_" + choice]) : say["Billing_Choice_" + choice];

    /// <summary>What typed words ask for; null when they correct no coverage.</summary>
    public static Asked? Read(string text)
    {
        var match = Words().Match(text);
        return match.Success
            ? new Asked("SD-" + match.Groups["id"].Value, match.Groups["what"].Value.ToLowerInvariant(), match.Groups["value"].Value.Trim(), match.Groups["reason"].Value.Trim())
            : null;
    }

    private TicketTerms? Changed(TicketTerms terms, Asked asked, Ticket ticket) => asked.What switch
    {
        "no-fault" => terms with { NoFault = true },
        "contract" => money.Book.FindContract(asked.Value) is { } contract && (contract.Client == ticket.ClientId || contract.IsForAnyClient)
            ? terms with { Contract = contract.Id }
            : null,
        "device" => money.Book.FindClient(ticket.ClientId)?.Devices.Find(asked.Value) is { } device ? terms with { Device = device.Id } : null,
        "same-cause" or "other-cause" => LinkOf(terms, asked) is { } link
            ? terms with { LinkedTicket = link, SameCause = asked.What == "same-cause" }
            : null,
        _ => terms with { Cause = asked.What, NoFault = false },
    };

    private static string? LinkOf(TicketTerms terms, Asked asked) =>
        Ticket().Match(asked.Value) is { Success: true } match ? "SD-" + match.Groups[1].Value : terms.LinkedTicket;

    /// <summary>The earlier fix is one of the same client's, and solved.</summary>
    private async Task<bool> LinkIsThereAsync(TicketTerms terms, Ticket ticket, CancellationToken ct) =>
        terms.LinkedTicket is not { } link
        || (link != ticket.Id && await money.StoredTicketAsync(link, ct) is { Value.ResolvedAt: not null } found && found.Value.ClientId == ticket.ClientId);

    private static string WhatOf(string choice) => choice switch
    {
        "no-fault" or "contract" or "device" => choice,
        "same-cause" or "other-cause" => "same-cause",
        _ => "cause",
    };

    private static string ValueOf(Asked asked) => asked.What switch
    {
        "contract" or "device" => asked.Value,
        "no-fault" => "",
        "same-cause" or "other-cause" => asked.What + " " + asked.Value,
        _ => asked.What,
    };

    /// <summary>What somebody asks to correct.</summary>
    public sealed record Asked(string TicketId, string What, string Value, string Reason);

    [GeneratedRegex(@"^(?:correct\s+)?coverage(?:\s+(?:of|on))?\s+SD[- ]?(?<id>\d{1,9})[\s:,]+(?<what>[a-z-]+)(?:\s+(?<value>(?!because\b)\S+))?(?:\s+(?:because|reason)[\s:,]+(?<reason>.+))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex(@"^SD[- ]?(\d{1,9})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ticket();
}
