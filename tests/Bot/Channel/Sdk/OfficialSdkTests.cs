using System.Text;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Channel.Sdk;

/// <summary>
/// Our bot and one of the official JavaScript SDK behind the same simulated channel get the same requests. We decide
/// alike, except in the rows that say why.
/// </summary>
public sealed class OfficialSdkTests : IAsyncLifetime
{
    private static readonly Defect[] Defects = [.. TokenDefects.All, .. ActivityDefects.All];

    private ChannelSimulator _simulator = null!; // set by InitializeAsync before any test runs
    private ChannelHost _ours = null!; // likewise
    private SdkBot _sdk = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        _simulator = await ChannelSimulator.StartAsync();
        _simulator.EntraKeys = [SimulatorKey.Next];
        _ours = await ChannelHost.StartAsync(Unlimited(_simulator.Settings()), "Production");
        _sdk = await SdkBot.StartAsync(_simulator);
    }

    public async ValueTask DisposeAsync()
    {
        if (_sdk is not null) await _sdk.DisposeAsync();
        await _ours.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Every_single_defect_is_answered_as_its_row_says()
    {
        var table = new StringBuilder("defect\tours\tSDK\twhy we differ\n");
        var wrong = new List<string>();
        Assert.Equal((202, 200), await AskBothAsync(new SdkRequest()));
        foreach (var defect in Defects)
        {
            var request = new SdkRequest();
            defect.Spoil(request);
            var (ours, sdk) = await AskBothAsync(request);
            table.Append(defect.Name).Append('\t').Append(ours).Append('\t').Append(sdk).Append('\t').AppendLine(defect.Why);
            if ((ours, sdk) != (defect.Ours, defect.Sdk)) wrong.Add($"{defect.Name}: ours {ours}, SDK {sdk}");
            if (defect.Why is null == (defect.IsLooser || defect.IsStricter)) wrong.Add($"{defect.Name}: the reason is missing or too many");
        }

        TestContext.Current.AddAttachment("decisions.tsv", table.ToString());
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Pairs_of_defects_are_refused_by_both_or_a_row_says_why()
    {
        var table = new StringBuilder("first defect\tsecond defect\tours\tSDK\trow that says why we differ\n");
        var wrong = new List<string>();
        var pairs = 0;
        for (var first = 0; first < Defects.Length; first++)
        {
            // Every fifth pair, spread over the whole table, keeps this to seconds.
            for (var second = first + 1 + (first % 5); second < Defects.Length; second += 5)
            {
                pairs++;
                var request = new SdkRequest();
                Defect[] both = [Defects[first], Defects[second]];
                foreach (var defect in both) defect.Spoil(request);
                var (ours, sdk) = await AskBothAsync(request);
                var why = ReasonOf(both, ours, sdk);
                table.AppendJoin('\t', both[0].Name, both[1].Name, ours, sdk, why?.Name).AppendLine();
                var differs = Defect.IsAccepted(ours) != Defect.IsAccepted(sdk);
                if (ours == 500 || (differs && why is null)) wrong.Add($"{both[0].Name} + {both[1].Name}: ours {ours}, SDK {sdk}");
            }
        }

        TestContext.Current.AddAttachment("decisions-on-pairs.tsv", table.ToString());
        Assert.Empty(wrong);
        Assert.True(pairs + Defects.Length >= 400, $"{pairs} pairs and {Defects.Length} single defects");
    }

    /// <summary>The row that says why we decide otherwise; null when we decide alike, or when no row says so.</summary>
    private static Defect? ReasonOf(Defect[] both, int ours, int sdk) => (Defect.IsAccepted(ours), Defect.IsAccepted(sdk)) switch
    {
        (true, false) => Array.Find(both, d => d.IsLooser),
        (false, true) => Array.Find(both, d => d.IsStricter),
        _ => null,
    };

    private async Task<(int Ours, int Sdk)> AskBothAsync(SdkRequest request)
    {
        using var message = request.ToMessage();
        var ours = await _ours.SendAsync(message);
        return ((int)ours.Status, (int)await _sdk.SendAsync(request));
    }

    private static Dictionary<string, string?> Unlimited(Dictionary<string, string?> settings)
    {
        settings["PersonActivitiesPerMinute"] = "0";
        settings["TenantActivitiesPerSecond"] = "0";
        return settings;
    }
}
