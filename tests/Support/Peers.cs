using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Tests.Support;

/// <summary>
/// Things the tests check against that a machine may lack: a browser, a database, an official tool. A test without its
/// peer is skipped by the peer's name; where all must be there (SUPPORTBOT_REQUIRE_PEERS=1) it fails.
/// </summary>
internal static class Peers
{
    public static bool AreRequired { get; } = Environment.GetEnvironmentVariable("SUPPORTBOT_REQUIRE_PEERS") == "1";

    /// <param name="name">What is missing, for example "Chromium".</param>
    /// <param name="why">Where it was looked for, or what it said.</param>
    [DoesNotReturn]
    public static void Missing(string name, string why)
    {
        if (AreRequired) Assert.Fail($"{name} is required here and missing: {why}");
        Assert.Skip($"{name} is missing: {why}");
    }
}
