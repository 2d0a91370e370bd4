using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Help;

/// <summary>Every command of the desk by what it is about, from the table that reads them.</summary>
public static class DeskHelp
{
    public static IEnumerable<Block> Blocks(Texts say) =>
    [
        new Block.Line(say["Desk_HelpHow"]),
        new Block.Facts([.. Enum.GetValues<CommandGroup>().Select(g => new Fact(say["Desk_Help" + g], string.Join(", ", Commands(g, say))))]),
        new Block.Line(say["Desk_HelpThread"], Tone.Subtle),
    ];

    /// <summary>Of the ways to say it the first.</summary>
    private static IEnumerable<string> Commands(CommandGroup group, Texts say) =>
        DeskCommand.KeysOf(group).Select(key => say.Words(key).First());
}
