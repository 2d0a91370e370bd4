namespace SupportBot.Tests.Bot.Channel.Sdk;

/// <summary>One way to spoil a request, with what both bots answer.</summary>
/// <param name="Ours">Our status.</param>
/// <param name="Sdk">The official SDK's status.</param>
/// <param name="Why">Why we accept or refuse what the SDK does not; null when both decide alike.</param>
internal sealed record Defect(string Name, int Ours, int Sdk, Action<SdkRequest> Spoil, string? Why = null)
{
    /// <summary>Whether we accept what the SDK refuses.</summary>
    public bool IsLooser => IsAccepted(Ours) && !IsAccepted(Sdk);

    /// <summary>Whether we refuse what the SDK accepts.</summary>
    public bool IsStricter => !IsAccepted(Ours) && IsAccepted(Sdk);

    /// <summary>An invoke nobody handles is accepted and answered with 501.</summary>
    public static bool IsAccepted(int status) => status is 200 or 202 or 501;
}
