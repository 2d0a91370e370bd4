using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.Turns;

/// <summary>A short id made from the key of a delivery: the same delivery gives the same id.</summary>
public static class InputId
{
    private const int Bytes = 12;

    public static string Of(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, Bytes));
}
