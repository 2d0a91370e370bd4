using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportBot.Bot.Channel.Connector;

/// <summary>The certificate the bot proves itself with instead of a secret.</summary>
internal static class BotCertificate
{
    /// <summary>Reads certificate and private key: PEM by its ending, anything else as PFX.</summary>
    /// <exception cref="CryptographicException">The password is wrong, or it is no certificate with a private key.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static X509Certificate2 Load(string path, string? password)
    {
        if (!Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase))
            return X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(path), password);
        return password is null
            ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}
