using System.Collections.Immutable;

namespace SupportBot.Knowledge.Triage;

/// <summary>The services that triage knows.</summary>
public static class TriageServices
{
    public static ImmutableList<ServiceWords> All => Lexicon.Shipped.Services;

    /// <summary>English name; "Something else" for an unknown id.</summary>
    public static string NameOf(string serviceId) => Lexicon.Shipped.NameOf(serviceId);
}
