using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Diagnosis;
using SupportBot.Bot.Workers;
using SupportBot.Desk.Rota;
using SupportBot.Desk.Storage;
using SupportBot.Tests.EndToEnd;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Workers;

/// <summary>The rota of the settings: what is wrong is said once, with its key and value; what is right counts.</summary>
public sealed class RotaOptionsTests
{
    private const string First = "technician1@desk.example";
    private static readonly string[] Names = ["Tessa Lang", "Tom Berger", "Tarik Yilmaz"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Away:0", "technician2@desk.example 2026-02-30 2026-03-04", "there is no day 2026-02-30")]
    [InlineData("Away:0", "technician2@desk.example 2026-11-24 2026-13-01", "there is no day 2026-13-01")]
    [InlineData("Away:0", "technician2@desk.example 2026-11-24 2026-11-23", "the last day is before the first")]
    [InlineData("Away:0", "technician2@desk.example 2026-11-24", "2 instead of 3 words")]
    [InlineData("Away:0", "technician9@desk.example 2026-11-24 2026-11-25", "no technician has this sign-in name")]
    [InlineData("Away:0", "employee@fabrikam.example 2026-11-24 2026-11-25", "no technician has this sign-in name")]
    [InlineData("Swaps:0", "technician2@desk.example 2026-11-31", "there is no day 2026-11-31")]
    [InlineData("Swaps:0", "technican2@desk.example 2026-11-24", "no technician has this sign-in name")]
    [InlineData("Swaps:0", "technician2@desk.example", "1 instead of 2 words")]
    [InlineData("People:1", "technican2@desk.example", "no technician has this sign-in name")]
    [InlineData("FirstHandOver", "2026-02-29", "there is no such day")]
    [InlineData("HandOverAt", "24:30", "there is no such time")]
    public async Task A_setting_that_is_wrong_stops_the_start_with_its_key_and_value(string key, string value, string why)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => BotUnderTest.StartAsync(null, "--Desk:Rota:People:0", First, "--Desk:Rota:" + key, value));
        var fault = Assert.Single(refused.Failures);
        Assert.StartsWith($"Desk:Rota:{key} is '{(why.StartsWith("no technician", StringComparison.Ordinal) ? value.Split(' ')[0] : value)}': {why}.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("technician9@desk.example 2026-11-24", Verdict.Warning, "Desk:Rota:Swaps:0 is 'technician9@desk.example'")]
    [InlineData("technician2@desk.example 2026-11-31", Verdict.Broken, "Desk:Rota:Swaps:0 is 'technician2@desk.example 2026-11-31'")]
    [InlineData("technician2@desk.example 2026-11-30", Verdict.Fine, "The rota of the settings can be read")]
    public async Task Diagnosis_says_the_same_of_a_bot_that_has_its_rota_already(string swap, Verdict verdict, string said)
    {
        await using var bot = await BotUnderTest.StartAsync(null, "--Desk:Rota:People:0", First);
        var rota = new RotaOptions { People = { First }, Swaps = { swap } };
        var finding = Assert.Single(await new RotaCheck(() => bot.Store, new Checked(rota)).RunAsync(Ct));
        Assert.Equal(("rota", verdict), (finding.Check, finding.Verdict));
        Assert.StartsWith(said, finding.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnosis_calls_a_name_broken_that_the_first_start_would_stumble_over()
    {
        await using var bot = await BotUnderTest.StartAsync(null, "--Desk:Rota:People:0", First);
        if (await bot.Store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, Ct) is { } taken)
            await bot.Store.CommitAsync(Changes.None.Delete(OnCallRota.Rotas, taken), Ct);
        var rota = new RotaOptions { People = { First, "technican2@desk.example" } };
        var finding = Assert.Single(await new RotaCheck(() => bot.Store, new Checked(rota)).RunAsync(Ct));
        Assert.Equal(Verdict.Broken, finding.Verdict);
        Assert.Contains("Desk:Rota:People:1 is 'technican2@desk.example'", finding.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_running_host_has_the_check()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.Single(bot.Services.GetServices<ICheck>(), check => check is RotaCheck);
    }

    /// <summary>The week of the first one: at first nobody is away, then the next is called, then whoever took the week over.</summary>
    [Theory]
    [InlineData(null, null, "Tessa Lang")]
    [InlineData("technician1@desk.example 2026-10-01 2026-12-31", null, "Tom Berger")]
    [InlineData(null, "technician3@desk.example {0}", "Tarik Yilmaz")]
    [InlineData("Technician3@desk.example 2026-10-01 2026-12-31", "technician3@desk.example {0}", "Tessa Lang")]
    public async Task Absence_and_swap_from_the_settings_take_effect(string? away, string? swap, string onCall)
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(Some.TuesdayMorning.InUtc().Date);
        List<string> settings =
        [
            "--Desk:Rota:People:0", First, "--Desk:Rota:People:1", "technician2@desk.example",
            "--Desk:Rota:FirstHandOver", NodaTime.Text.LocalDatePattern.Iso.Format(Some.TuesdayMorning.InUtc().Date.PlusDays(-1)),
        ];
        if (away is not null) settings.AddRange(["--Desk:Rota:Away:0", away]);
        if (swap is not null) settings.AddRange(["--Desk:Rota:Swaps:0", string.Format(System.Globalization.CultureInfo.InvariantCulture, swap, today)]);
        await using var bot = await BotUnderTest.StartAsync(null, [.. settings]);
        var rota = (await bot.Store.FindAsync(OnCallRota.Rotas, OnCallRota.Id, Ct))?.Value;
        Assert.NotNull(rota);
        var called = await new SupportBot.Desk.Clients.PeopleQueries(bot.Store).FindAsync(RotaRules.OnCall(rota, Some.TuesdayMorning) ?? "", Ct);
        Assert.Equal(onCall, called?.Name);

        await bot.InstallInChannelAsync();
        await bot.SayInChannelAsync("technician1@desk.example", "on call");
        var card = BotUnderTest.Decoded(await bot.HeardAsync("On call"));
        var firstName = Names.Where(name => card.Contains(name, StringComparison.Ordinal))
            .MinBy(name => card.IndexOf(name, StringComparison.Ordinal));
        Assert.Equal(onCall, firstName);
    }

    /// <summary>Options as the host gives them: checked when they are read.</summary>
    private sealed class Checked(RotaOptions rota) : IOptions<RotaOptions>
    {
        public RotaOptions Value => new RotaOptionsCheck().Validate(null, rota) is { Failed: true } wrong
            ? throw new OptionsValidationException(Options.DefaultName, typeof(RotaOptions), wrong.Failures)
            : rota;
    }
}
