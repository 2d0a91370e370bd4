using System.Text.RegularExpressions;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Knowledge.Llm;

/// <summary>The last gate before a text leaves for a model: no secrets, no addresses, no telephone numbers.</summary>
public static partial class Outgoing
{
    public const string Address = "[address removed]";

    public const string Telephone = "[number removed]";

    public static string Mask(string text) =>
        Telephones().Replace(Addresses().Replace(Masking.Mask(text), Address), Telephone);

    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![\w.])\+\d{1,3}[\s\-/().]{0,2}\d(?:[\s\-/().]{0,2}\d){6,12}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephones();
}
