using System.Globalization;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Help;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Tests.Dialogs.Technician;

/// <summary>The help and the guesses at typing errors know every command, because they read the table of commands.</summary>
public sealed class DeskHelpTests
{
    public static TheoryData<string> Languages => ["en", "de", "fr", "es"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_help_names_a_way_to_say_every_command(string language)
    {
        var say = new Texts(CultureInfo.GetCultureInfo(language), DateTimeZone.Utc);
        var told = DeskHelp.Blocks(say).OfType<Block.Facts>().Single().Items.SelectMany(f => f.Value.Split(", ")).ToList();
        var verbs = told.Select(words => DeskCommand.Read(words, say.Culture)?.Verb).OfType<DeskVerb>().ToHashSet();
        Assert.Equal(Enum.GetValues<DeskVerb>().Order(), verbs.Order());
        Assert.Equal(told.Count, told.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_command_of_five_letters_or_more_is_guessed_when_one_is_missing()
    {
        var english = CultureInfo.GetCultureInfo("en");
        var say = new Texts(english, DateTimeZone.Utc);
        var commands = Enum.GetValues<CommandGroup>().SelectMany(DeskCommand.KeysOf).Select(key => say.Words(key).First()).Where(c => c.Length >= 5).ToList();
        Assert.True(commands.Count > 30);
        foreach (var command in commands)
        {
            var typed = command.Remove(command.Length - 2, 1);
            Assert.True(DeskTypos.Corrected(typed, english) is not null || DeskCommand.Read(typed, english) is not null, typed);
        }
    }
}
