using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>Forms of values that come from a closed list; nothing is converted, so <c>p1</c> is not <c>P1</c>.</summary>
public static class Choices
{
    public static Form<T> Of<T>(params ReadOnlySpan<(string Text, T Value)> choices)
    {
        ImmutableArray<(string Text, T Value)> all = [.. choices];
        return new Form<T>(all[0].Value, [.. all.Select(choice => choice.Text)], (Node node, ref T value) =>
        {
            if (node is not TextNode text) return ErrorCode.WrongType;
            foreach (var choice in all)
            {
                if (!string.Equals(choice.Text, text.Value, StringComparison.Ordinal)) continue;
                value = choice.Value;
                return null;
            }
            return ErrorCode.NotAllowed;
        });
    }
}
