using System.Collections.Immutable;
using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Billing;

/// <summary>What technicians decided about a ticket for its coverage; the reasons stay with it.</summary>
public sealed record TicketTerms
{
    /// <summary>Terms that name a device, by the device.</summary>
    public static readonly IndexName Devices = new("devices");

    public static readonly DocumentType<TicketTerms> Terms = new(
        "ticket-terms", static t => t.Device is { Length: > 0 } device ? [new IndexEntry(Devices, device)] : []);

    public required string TicketId { get; init; }

    /// <summary>Stable code of a cause; null = as resolved.</summary>
    public string? Cause { get; init; }

    /// <summary>Id of the contract that somebody linked; null = as the rules find it.</summary>
    public string? Contract { get; init; }

    /// <summary>Device id of the client; null when none is named.</summary>
    public string? Device { get; init; }

    /// <summary>Nothing was wrong.</summary>
    public bool NoFault { get; init; }

    /// <summary>The fault is that of an earlier fix; null = nobody decided.</summary>
    public bool? SameCause { get; init; }

    /// <summary>Id of the ticket with that earlier fix; null when none.</summary>
    public string? LinkedTicket { get; init; }

    public ImmutableList<TermsCorrection> Corrections { get; init; } = [];

    /// <summary>The last decision of others, made on top of these.</summary>
    public TicketTerms WithLastOf(TicketTerms others)
    {
        if (others.Corrections is not [.., var last]) return this;
        var decided = last.What switch
        {
            "contract" => this with { Contract = others.Contract },
            "device" => this with { Device = others.Device },
            "no-fault" => this with { NoFault = others.NoFault },
            "same-cause" => this with { LinkedTicket = others.LinkedTicket, SameCause = others.SameCause },
            _ => this with { Cause = others.Cause, NoFault = others.NoFault },
        };
        return decided with { Corrections = Corrections.Add(last) };
    }

    /// <summary>
    /// What holds for this ticket after another was merged into it: what was decided here, then what was decided there. The
    /// decisions of both stay in the trail, the oldest first.
    /// </summary>
    public TicketTerms Absorbing(TicketTerms gone)
    {
        var isJudged = Cause is not null || NoFault;
        var link = LinkedTicket is null && gone.LinkedTicket != TicketId ? gone : this;
        return this with
        {
            Cause = isJudged ? Cause : gone.Cause,
            NoFault = isJudged ? NoFault : gone.NoFault,
            Contract = Contract ?? gone.Contract,
            Device = Device ?? gone.Device,
            LinkedTicket = link.LinkedTicket,
            SameCause = link.SameCause,
            Corrections = [.. Corrections.Concat(gone.Corrections).OrderBy(c => c.At)],
        };
    }
}

/// <summary>One decision of a technician.</summary>
/// <param name="What">Stable code: <c>cause</c>, <c>contract</c>, <c>device</c>, <c>no-fault</c>, <c>same-cause</c>.</param>
/// <param name="Value">What it was set to; empty for taken back.</param>
/// <param name="Reason">In the technician's words, masked.</param>
public sealed record TermsCorrection(Instant At, string By, string ByName, string What, string Value, string Reason);
