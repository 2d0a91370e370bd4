using Microsoft.Identity.Client;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>How Entra is called for tokens.</summary>
public sealed class EntraHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public const string ClientName = "entra";

    public HttpClient GetHttpClient() => clients.CreateClient(ClientName);

    /// <summary>
    /// The token library insists on https. A simulator on this machine has no certificate, so its address is given to
    /// the library with https and called without by <see cref="PlainLoopback"/>.
    /// </summary>
    internal static string Secure(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var url) && url.IsLoopback && url.Scheme == Uri.UriSchemeHttp
            ? new UriBuilder(url) { Scheme = Uri.UriSchemeHttps }.Uri.AbsoluteUri
            : authority;

    /// <summary>Calls this machine without TLS when the settings say http.</summary>
    internal sealed class PlainLoopback(bool isPlain) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (isPlain && request.RequestUri is { IsLoopback: true } url)
                request.RequestUri = new UriBuilder(url) { Scheme = Uri.UriSchemeHttp }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
