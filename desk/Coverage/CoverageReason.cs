namespace SupportBot.Desk.Coverage;

/// <summary>Why a decision is what it is. Listed by their names on the wire, which is the order of every answer.</summary>
public enum CoverageReason
{
    /// <summary>A default contract took a minute.</summary>
    DefaultContract,

    /// <summary>A contract before the taker excludes the work.</summary>
    Excluded,

    /// <summary>A contract took a minute after its end because the ticket was opened before.</summary>
    Grace,

    /// <summary>The incident's fee is on another ticket, or was charged before.</summary>
    JoinedIncident,

    /// <summary>Nothing was found to be wrong; a share of the incident fee is due.</summary>
    NoFault,

    /// <summary>No contract takes the work.</summary>
    NoOffer,

    /// <summary>No card has a price for the work.</summary>
    NoRate,

    /// <summary>The net is above what was authorised; the rest is held.</summary>
    NotAuthorised,

    /// <summary>A minute was outside the calendar of a contract it was offered to.</summary>
    OutsideHours,

    /// <summary>Outside the windows, but the contract serves priority 1 around the clock.</summary>
    P1Hours,

    /// <summary>The pool had too little left.</summary>
    PoolDry,

    /// <summary>The ticket is a reopened one; no new incident.</summary>
    Reopened,

    /// <summary>Several contracts fit equally and would cost different money.</summary>
    Tie,

    UnknownClient,
    UnknownDevice,
    UnknownService,
    UnknownSite,
    UnknownUser,

    /// <summary>The maker's warranty covers parts of the device; labour goes on.</summary>
    VendorParts,

    /// <summary>Our own fix is under warranty.</summary>
    WorkWarranty,
}

/// <summary>The names on the wire.</summary>
public static class ReasonNames
{
    public static string Name(this CoverageReason reason) => reason switch
    {
        CoverageReason.DefaultContract => "default-contract",
        CoverageReason.Excluded => "excluded",
        CoverageReason.Grace => "grace",
        CoverageReason.JoinedIncident => "joined-incident",
        CoverageReason.NoFault => "no-fault",
        CoverageReason.NoOffer => "no-offer",
        CoverageReason.NoRate => "no-rate",
        CoverageReason.NotAuthorised => "not-authorised",
        CoverageReason.OutsideHours => "outside-hours",
        CoverageReason.P1Hours => "p1-hours",
        CoverageReason.PoolDry => "pool-dry",
        CoverageReason.Reopened => "reopened",
        CoverageReason.Tie => "tie",
        CoverageReason.UnknownClient => "unknown-client",
        CoverageReason.UnknownDevice => "unknown-device",
        CoverageReason.UnknownService => "unknown-service",
        CoverageReason.UnknownSite => "unknown-site",
        CoverageReason.UnknownUser => "unknown-user",
        CoverageReason.VendorParts => "vendor-parts",
        CoverageReason.WorkWarranty => "work-warranty",
    };
}
