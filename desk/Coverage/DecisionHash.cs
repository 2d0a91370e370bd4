using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Coverage;

/// <summary>
/// Hex SHA-256 over an input with its defaults filled in and the book it was decided with: the same question to the same
/// book has the same hash, however it was written down.
/// </summary>
public static class DecisionHash
{
    public static string Of(ContractBook book, EstimateInput input) => Of(book, "estimate", JsonSerializer.SerializeToUtf8Bytes(
        input with { PlannedStart = input.Start }, DeskJson.Options));

    public static string Of(ContractBook book, SettleInput input) =>
        Of(book, "settle", JsonSerializer.SerializeToUtf8Bytes(input, DeskJson.Options));

    private static string Of(ContractBook book, string kind, byte[] input)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{kind} {book.Hash} "));
        hash.AppendData(input);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
