namespace SupportBot.Desk.Contracts;

/// <summary>How work is paid for.</summary>
public enum ContractKind
{
    /// <summary>Inside time is in the monthly fee.</summary>
    FixedFee,

    /// <summary>Prepaid minutes.</summary>
    HoursPool,

    /// <summary>Prepaid incidents.</summary>
    IncidentPool,

    /// <summary>Prepaid money.</summary>
    AmountPool,

    /// <summary>Break-fix: a fee for each incident.</summary>
    PerIncident,

    /// <summary>Break-fix: every minute at the card.</summary>
    TimeAndMaterials,
}

/// <summary>Only active contracts take work.</summary>
public enum ContractStatus
{
    Draft,
    Active,
    Suspended,
    Ended,
}
