using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Desk.Clients;

/// <summary>A device of a client.</summary>
public sealed record Device
{
    public required string Id { get; init; }

    /// <summary>Free label.</summary>
    public string Class { get; init; } = "workstation";

    /// <summary>Site id of the same client; null when not known.</summary>
    public string? Site { get; init; }

    /// <summary>Ids of the services it serves.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Whether the desk looks after it; see <c>enrolledDevicesOnly</c> of a contract.</summary>
    public bool Enrolled { get; init; } = true;

    /// <summary>Last day of the maker's cover, in the client's zone; null when there is none.</summary>
    public LocalDate? VendorWarrantyUntil { get; init; }
}
