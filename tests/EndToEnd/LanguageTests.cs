using System.Text.Json;
using SupportBot.Dialogs;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Somebody whose channel speaks another language than English, over HTTP and back.</summary>
public sealed class LanguageTests
{
    private const string Employee = "employee@fabrikam.example";
    private const string Manager = "manager@fabrikam.example";
    private const string Technician = "technician1@desk.example";

    /// <summary>What one language types and reads.</summary>
    public sealed record Reader(
        string Locale, string Problem, string Headline, string Price, string HelpWord, string Help, string ThanksWord, string Thanks,
        string TicketsWord, string NoTickets, string PersonWords, string PersonAnswer, string Claimed);

    public static TheoryData<Reader> Readers =>
    [
        new Reader(
            "de-DE", "Der Drucker im Lager ist tot", "Drucken · ", "95,00 € enthalten die ersten 30 Minuten", "hilfe", "So kann ich helfen",
            "danke", "Gern geschehen", "meine tickets", "Sie haben keine offenen Tickets", "mit einem Menschen sprechen",
            "Ich habe einen Techniker gebeten", "Tessa Lang arbeitet an SD-"),
        new Reader(
            "fr-CH", "l'imprimante (label printer) ne marche plus", "Impression · ", "95,00 € comprennent les 30 premières minutes", "aide",
            "Comment je peux vous aider", "merci", "Avec plaisir", "mes tickets", "Vous n'avez aucun ticket ouvert",
            "parler à une personne", "J'ai demandé à un technicien", "Tessa Lang travaille sur SD-"),
        new Reader(
            "es-ES", "la impresora (label printer) no imprime", "Impresión · ", "95,00 € incluye los primeros 30 minutos", "ayuda",
            "En qué puedo ayudarle", "gracias", "¡De nada!", "mis tickets", "No tiene tickets abiertos", "hablar con una persona",
            "He pedido a un técnico", "Tessa Lang está trabajando en SD-"),
    ];

    [Theory]
    [MemberData(nameof(Readers), DisableDiscoveryEnumeration = true)]
    public async Task A_report_is_answered_in_the_readers_language_from_the_first_word_to_the_technicians_name(Reader reader)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.InstallInChannelAsync();
        var offer = await AnswerAsync(bot, reader.Locale, reader.Problem);
        Assert.Contains(reader.Headline, offer, StringComparison.Ordinal);
        Assert.Contains(reader.Price, offer, StringComparison.Ordinal);

        Assert.Contains(reader.Help, await AnswerAsync(bot, reader.Locale, reader.HelpWord), StringComparison.Ordinal);
        Assert.Contains(reader.NoTickets, await AnswerAsync(bot, reader.Locale, reader.TicketsWord), StringComparison.Ordinal);
        Assert.Contains(reader.Thanks, await AnswerAsync(bot, reader.Locale, reader.ThanksWord), StringComparison.Ordinal);
        Assert.Contains(reader.PersonAnswer, await AnswerAsync(bot, reader.Locale, reader.PersonWords, reader.PersonAnswer), StringComparison.Ordinal);

        await bot.HeardAsync("\"Claim\"");
        await bot.PressInChannelAsync(Technician, Verbs.TicketClaim, bot.ButtonData(Verbs.TicketClaim));
        Assert.Contains(reader.Claimed, await HeardAsync(bot, reader.Claimed, 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE", "Wie viel Ausfallzeit hatten wir letzten Monat?", "Oktober 2026", "3 Ausfälle", "etwa 285,00 €")]
    [InlineData("fr-FR", "Combien de temps d'arrêt le mois dernier ?", "octobre 2026", "3 pannes", "environ 285,00 €")]
    [InlineData("es-ES", "¿Cuánto tiempo de inactividad tuvimos el mes pasado?", "octubre 2026", "3 interrupciones", "unos 285,00 €")]
    public async Task A_manager_asks_for_figures_in_the_own_language_and_reads_them_in_it(
        string locale, string question, string month, string outages, string money)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var figures = await AnswerAsync(bot, locale, question, from: Manager);
        Assert.Contains(month, figures, StringComparison.Ordinal);
        Assert.Contains(outages, figures, StringComparison.Ordinal);
        Assert.Contains(money, figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_without_a_locale_does_not_make_somebody_English()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.Contains("Gern geschehen", await AnswerAsync(bot, "de-AT", "danke"), StringComparison.Ordinal);
        Assert.Contains("So kann ich helfen", await AnswerAsync(bot, null, "hilfe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_language_reads_English()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.Contains("You're welcome!", await AnswerAsync(bot, "nl-NL", "thanks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_own_language_are_understood_where_the_channel_is_in_English()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.Contains("You have no open tickets", await AnswerAsync(bot, "en-US", "meine Tickets"), StringComparison.Ordinal);
    }

    /// <summary>What comes back to something typed; with <paramref name="words"/>, the message among several that has them.</summary>
    private static async Task<string> AnswerAsync(BotUnderTest bot, string? locale, string text, string words = "", string from = Employee)
    {
        var before = bot.Connector.Requests.Count;
        await bot.PostAsync(bot.MessageOf(from) with { Id = Guid.NewGuid().ToString("N"), Text = text, TextFormat = "plain", Locale = locale });
        return await HeardAsync(bot, words, before);
    }

    private static async Task<string> HeardAsync(BotUnderTest bot, string words, int after)
    {
        for (var count = after + 1; ; count++)
        {
            var requests = await bot.Connector.WaitForAsync(count, TestContext.Current.CancellationToken);
            var found = requests.Skip(after).Where(r => r.Body.Contains("\"message\"", StringComparison.Ordinal)).Select(r => TextOf(r.Json))
                .FirstOrDefault(t => t.Contains(words, StringComparison.Ordinal));
            if (found is not null) return found;
            count = Math.Max(count, requests.Count);
        }
    }

    /// <summary>All texts of a message, with plain blanks.</summary>
    private static string TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => string.Join('\n', json.EnumerateArray().Select(TextOf)),
        JsonValueKind.Object => string.Join('\n', json.EnumerateObject().Select(p => TextOf(p.Value))),
        JsonValueKind.String => json.GetString()!.Replace('\u00a0', ' ').Replace('\u202f', ' '),
        _ => "",
    };
}
