using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Bot.Workers;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Planned work and the maintenance plan over HTTP, for those whom they concern.</summary>
public sealed class MaintenanceTests
{
    private const string Manager = "manager@contoso.example";
    private const string Employee = "employee@contoso.example";
    private const string Technician = "technician1@desk.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Planned_work_is_announced_to_its_people_reminded_once_and_called_off()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Employee, "hello");
        await bot.HeardAsync("Hello");
        await bot.SayAsync(Technician, "maintenance vpn at contoso from 2026-11-28 22:00 to 02:00: We replace the firewall");
        await bot.HeardAsync("Planned maintenance: VPN");
        await bot.HeardAsync("no need to report");
        var watcher = bot.Services.GetRequiredService<MaintenanceWatcher>();
        await watcher.LookAsync(Instant.FromUtc(2026, 11, 28, 19, 30), endsToo: false, Ct);
        await watcher.LookAsync(Instant.FromUtc(2026, 11, 28, 19, 31), endsToo: false, Ct);
        await bot.HeardAsync("Reminder: maintenance on VPN");
        var cancel = bot.ButtonData(Verbs.MaintenanceCancel);
        using var refused = await bot.PressAsync(Employee, Verbs.MaintenanceCancel, cancel);
        Assert.Contains("technicians can do that", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await bot.PressAsync(Technician, Verbs.MaintenanceCancel, cancel);
        await bot.HeardAsync("Maintenance called off: VPN");
    }

    [Fact]
    public async Task The_plan_is_for_the_own_managers_and_break_fix_clients_hear_what_they_lack()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Technician, "keep certificate vpn.contoso.example at contoso until 2027-01-15 every 12 months by Tom");
        await bot.HeardAsync("is on the plan");
        await bot.SayAsync(Manager, "what is due for maintenance?");
        Assert.Contains("vpn.contoso.example", BotUnderTest.Decoded(await bot.HeardAsync("What is due for maintenance")), StringComparison.Ordinal);
        await bot.SayAsync("manager@fabrikam.example", "what is due for maintenance?");
        Assert.DoesNotContain("vpn.contoso", BotUnderTest.Decoded(await bot.HeardAsync("Your contract includes no maintenance")), StringComparison.Ordinal);
        await bot.SayAsync(Employee, "keep certificate evil at contoso until 2027-01-15");
        await bot.SayAsync(Technician, "done certificate vpn.contoso.example at contoso");
        await bot.HeardAsync("is done, next on");
    }

    [Fact]
    public async Task What_ends_soon_is_announced_once_to_managed_clients_only()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(Manager, "hello");
        await bot.SayAsync(Technician, "keep certificate soon.contoso.example at contoso until 2026-12-10");
        await bot.SayAsync(Technician, "keep certificate soon.fabrikam.example at fabrikam until 2026-12-10");
        await bot.HeardAsync("soon.fabrikam.example of Fabrikam");
        var watch = bot.Services.GetRequiredService<SupportBot.Dialogs.Maintenance.MaintenanceWatch>();
        var ends = await watch.EndsAsync(Some.TuesdayMorning, Ct);
        var told = Assert.Single(ends);
        Assert.Contains(told.Replies, r => r.Text?.Contains("soon.contoso.example", StringComparison.Ordinal) == true);
        await bot.Services.GetRequiredService<MaintenanceWatcher>().LookAsync(Some.TuesdayMorning, endsToo: true, Ct);
        Assert.Empty(await watch.EndsAsync(Some.TuesdayMorning + Duration.FromDays(1), Ct));
    }
}
