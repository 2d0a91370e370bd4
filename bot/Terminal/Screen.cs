using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs;

namespace SupportBot.Bot.Terminal;

/// <summary>The buttons that somebody can press in a terminal: those of the newest card that has any, and older ones by title.</summary>
internal sealed class Screen
{
    private readonly List<Button> _older = [];
    private ImmutableList<Button> _newest = [];

    public void Show(ImmutableList<Button> buttons)
    {
        _older.InsertRange(0, _newest);
        _newest = buttons;
    }

    /// <summary>For example <c>[1] It works now  [2] Open a ticket</c>.</summary>
    public string Legend() =>
        string.Join("  ", _newest.Select((b, i) => string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] {b.Title}")));

    /// <summary>The button with a number of the newest card, or the newest one whose title starts with the words.</summary>
    public Button? Find(string numberOrTitle)
    {
        if (int.TryParse(numberOrTitle, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= _newest.Count ? _newest[number - 1] : null;
        return _newest.Concat(_older).FirstOrDefault(b => b.Title.StartsWith(numberOrTitle, StringComparison.OrdinalIgnoreCase));
    }
}
