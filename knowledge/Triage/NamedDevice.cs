using SupportBot.Desk.Clients;

namespace SupportBot.Knowledge.Triage;

/// <summary>Which of a client's devices somebody names by the label that the contract book has for it.</summary>
public static class NamedDevice
{
    /// <summary>The one device whose id stands in the text as a word of its own, whatever the case; null for none and for several.</summary>
    public static Device? In(string text, IEnumerable<Device> devices)
    {
        Device? found = null;
        foreach (var device in devices)
        {
            if (!IsIn(text, device.Id)) continue;
            if (found is not null) return null;
            found = device;
        }

        return found;
    }

    private static bool IsIn(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.OrdinalIgnoreCase))
            if (!IsInner(text, at - 1) && !IsInner(text, at + id.Length)) return true;
        return false;
    }

    private static bool IsInner(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_');
}
