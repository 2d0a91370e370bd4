using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Tests.Dialogs;

/// <summary>What people type and read in each language.</summary>
public sealed partial class LanguagesTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("hilfe", Command.Help)]
    [InlineData("Hallo!", Command.Greeting)]
    [InlineData("Vielen Dank!", Command.Thanks)]
    [InlineData("Meine Tickets", Command.MyTickets)]
    [InlineData("ich möchte bitte mit einem Menschen sprechen", Command.Human)]
    [InlineData("Warum?", Command.Why)]
    [InlineData("was ist mit meinem Drucker?", Command.About)]
    [InlineData("Der Drucker druckt nicht mehr", Command.FreeText)]
    [InlineData("aide", Command.Help)]
    [InlineData("Bonjour", Command.Greeting)]
    [InlineData("merci beaucoup !", Command.Thanks)]
    [InlineData("mes tickets", Command.MyTickets)]
    [InlineData("je voudrais parler à quelqu’un", Command.Human)]
    [InlineData("Pourquoi ?", Command.Why)]
    [InlineData("où en est mon imprimante ?", Command.About)]
    [InlineData("l'imprimante ne marche plus", Command.FreeText)]
    [InlineData("¡Ayuda!", Command.Help)]
    [InlineData("Buenos días", Command.Greeting)]
    [InlineData("¡Muchas gracias!", Command.Thanks)]
    [InlineData("mis tickets", Command.MyTickets)]
    [InlineData("quiero hablar con una persona", Command.Human)]
    [InlineData("¿Por qué?", Command.Why)]
    [InlineData("¿qué pasa con mi impresora?", Command.About)]
    [InlineData("la impresora no imprime", Command.FreeText)]
    public void Commands_are_understood_in_every_language_whatever_the_channels_language_is(string typed, Command expected)
    {
        foreach (var language in Texts.Languages)
            Assert.Equal(expected, CommandLine.Read(typed, CultureInfo.GetCultureInfo(language)).Command);
    }

    [Theory]
    [InlineData("de", "übernehmen SD-1042", Command.Claim)]
    [InlineData("fr", "libérer SD-1042", Command.Release)]
    [InlineData("es", "resolver SD-1042 wear cambiado", Command.Resolve)]
    [InlineData("de", "claim SD-1042", Command.Claim)]
    public void Technicians_write_commands_in_their_own_language_or_in_English(string language, string typed, Command expected)
    {
        Assert.Equal(expected, CommandLine.Read(typed, CultureInfo.GetCultureInfo(language)).Command);
    }

    [Fact]
    public void What_the_sentences_tell_people_to_write_is_understood()
    {
        string[] keys = ["Help_Commands", "Help_Welcome", "Help_OutOfScope", "Help_NotUnderstood", "Error_Unknown", "Manager_OnlyManagers"];
        foreach (var culture in Texts.Languages.Select(CultureInfo.GetCultureInfo))
        {
            var say = new Texts(culture, Berlin);
            var told = keys.SelectMany(k => Quoted().Matches(say[k]).Select(m => m.Groups[1].Value)).Append(say["Help_SayPerson"]).ToList();
            Assert.True(told.Count > keys.Length, $"{culture.Name}: the words to write stand in quotes");
            // With a name and a colon it is a report for somebody else, not a command.
            Assert.DoesNotContain(told, words => !words.Contains(": ", StringComparison.Ordinal) && CommandLine.Read(words, culture).Command == Command.FreeText);
        }
    }

    [Fact]
    public void No_word_stands_for_two_commands_in_any_language()
    {
        string[][] places =
        [
            ["Words_Help", "Words_Greeting", "Words_Thanks", "Words_Human", "Words_MyTickets", "Words_Why", "Words_Unassigned", "Words_UseChannel"],
            ["Words_Claim", "Words_Release", "Words_Resolve", "Words_Reopen", "Words_Withdraw", "Words_Confirm"],
        ];
        var twice = places.SelectMany(keys =>
            keys.SelectMany(Texts.WordsOfAllLanguages).GroupBy(w => w, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal([], twice);
    }

    [Fact]
    public void The_own_language_comes_first_in_a_list_of_words()
    {
        Assert.Equal("hilfe", new Texts(CultureInfo.GetCultureInfo("de-AT"), Berlin).Words("Words_Help").First());
        Assert.Equal("mis tickets", new Texts(CultureInfo.GetCultureInfo("es"), Berlin).Words("Words_MyTickets").First());
    }

    [Theory]
    [InlineData("en", "1,234.56 €", "Tue 24 Nov 10:30", "24 Nov 2026")]
    [InlineData("de-DE", "1.234,56 €", "Di 24. Nov., 10:30", "24. Nov. 2026")]
    [InlineData("de-CH", "1’234.56 €", "Di 24. Nov., 10:30", "24. Nov. 2026")]
    [InlineData("fr-FR", "1 234,56 €", "mar. 24 nov. 10:30", "24 nov. 2026")]
    [InlineData("es-ES", "1.234,56 €", "mar 24 nov 10:30", "24 nov 2026")]
    [InlineData("es-MX", "1,234.56 €", "mar 24 nov 10:30", "24 nov 2026")]
    public void Money_and_dates_are_written_as_the_reader_writes_them(string locale, string money, string when, string day)
    {
        var say = new Texts(CultureInfo.GetCultureInfo(locale), Berlin);
        Assert.Equal(money, WithPlainBlanks(say.Money(1234.56m, "EUR")));
        Assert.Equal(when, say.When(Instant.FromUtc(2026, 11, 24, 9, 30)));
        Assert.Equal(day, say.Day(new LocalDate(2026, 11, 24)));
    }

    [Fact]
    public void A_language_without_a_sentence_of_its_own_reads_English()
    {
        Assert.Equal("How I can help", new Texts(CultureInfo.GetCultureInfo("nl"), Berlin)["Help_Title"]);
    }

    private static string WithPlainBlanks(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    [GeneratedRegex("""["„«]\s*([^"“»]+?)\s*["“»]""")]
    private static partial Regex Quoted();
}
