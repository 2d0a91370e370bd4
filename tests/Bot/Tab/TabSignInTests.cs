using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Sample;
using SupportBot.Bot.Tab;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Storage;
using SupportBot.Dialogs;
using SupportBot.Tests.Bot.Channel;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Bot.Tab;

/// <summary>Tokens of the Teams page: right in every respect, or nobody.</summary>
public sealed class TabSignInTests : IAsyncLifetime
{
    private const string Fabrikam = "c0000000-0000-4000-8000-000000000002";
    private const string Foreign = "deadbeef-0000-0000-0000-000000000000";

    private static readonly SimulatorKey TenantKey = SimulatorKey.Next with
    {
        Id = "entra-1",
        Endorsements = null,
        Extra = new() { ["issuer"] = "https://login.microsoftonline.com/{tenantid}/v2.0" },
    };

    private static readonly SimulatorKey ForeignKey = SimulatorKey.Unendorsed with
    {
        Id = "entra-3",
        Extra = new() { ["issuer"] = $"https://login.microsoftonline.com/{Foreign}/v2.0" },
    };

    private ChannelSimulator _simulator = null!; // set by InitializeAsync before any test runs
    private ChannelHost _host = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        var store = new InMemoryDocumentStore();
        var books = new BookShelf();
        books.Put(SampleWorld.Book());
        await SampleWorld.LoadIntoEmptyAsync(store, books.Current, Some.TuesdayMorning, TestContext.Current.CancellationToken);
        _simulator = await ChannelSimulator.StartAsync();
        _simulator.EntraKeys = [TenantKey, ForeignKey];
        _host = await ChannelHost.StartAsync(_simulator.Settings(), "Production", configure: services => services
            .AddSingleton<IDocumentStore>(store).AddSingleton(books).AddSingleton<PeopleQueries>().AddSingleton<TabKeys>().AddSingleton<TabSignIn>());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task The_signed_in_person_is_known_by_tenant_and_object_id()
    {
        Assert.Equal("manager@fabrikam.example", (await WhoAsync(Token()))?.Upn);
        Assert.Equal("manager@fabrikam.example", (await WhoAsync(Token().With("aud", $"api://bot.example.com/{ChannelSimulator.AppId}")))?.Upn);
    }

    [Fact]
    public async Task A_token_that_is_wrong_in_any_respect_is_nobody()
    {
        Assert.Null(await WhoAsync(Token().With("aud", Foreign)));
        Assert.Null(await WhoAsync(Token().With("aud", $"api://bot.example.com/{Foreign}")));
        Assert.Null(await WhoAsync(Token().With("scp", "User.Read")));
        Assert.Null(await WhoAsync(Token().With("scp", null)));
        Assert.Null(await WhoAsync(Token().With("tid", Foreign).With("iss", IssuerOf(Foreign))));
        Assert.Null(await WhoAsync(Token().With("tid", "c0000000-0000-4000-8000-000000000001")));
        Assert.Null(await WhoAsync(Token().With("iss", IssuerOf(Foreign))));
        Assert.Null(await WhoAsync(Token().With("oid", null)));
        Assert.Null(await WhoAsync(Token().With("oid", Foreign)));
        Assert.Null(await WhoAsync(Token().Ending(TimeSpan.FromMinutes(-10))));
        Assert.Null(await WhoAsync(Token().Beginning(TimeSpan.FromMinutes(10))));
        Assert.Null(await WhoAsync(Token().WithHeader("alg", "none")));
        Assert.Null(await WhoAsync(Token().WithHeader("alg", "HS256")));
        Assert.Null(await WhoAsync(Token().SignedWith(ForeignKey)));
        Assert.Null(await WhoAsync("not.a.token"));
        Assert.Null(await WhoAsync(""));
    }

    [Fact]
    public async Task With_credentials_nobody_gets_in_by_naming_a_sample_person()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Host = new HostString("localhost");
        context.Request.Headers[TabSignIn.SampleHeader] = "manager@fabrikam.example";
        Assert.Null(await _host.Get<TabSignIn>().WhoAsync(context, TestContext.Current.CancellationToken));
    }

    private static string IssuerOf(string tenant) => $"https://login.microsoftonline.com/{tenant}/v2.0";

    private static TokenForge Token() => new TokenForge(TenantKey, IssuerOf(Fabrikam), ChannelSimulator.AppId, "")
        .With("tid", Fabrikam).With("oid", SamplePeople.ObjectIdOf("manager@fabrikam.example")).With("scp", "access_as_user").With("ver", "2.0");

    private async Task<Person?> WhoAsync(object token)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + token;
        return await _host.Get<TabSignIn>().WhoAsync(context, TestContext.Current.CancellationToken);
    }
}
