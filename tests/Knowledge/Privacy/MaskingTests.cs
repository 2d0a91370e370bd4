using SupportBot.Knowledge.Privacy;

namespace SupportBot.Tests.Knowledge.Privacy;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("my password is Summer2024!", "my password is [password removed]")]
    [InlineData("password: hunter", "password: [password removed]")]
    [InlineData("Passwort ist Geheim99", "Passwort ist [password removed]")]
    [InlineData("pwd=abc123; it fails", "pwd=[password removed]; it fails")]
    [InlineData("the password for the vpn is Xk9.plum", "the password for the vpn is [password removed]")]
    [InlineData("PIN 4711", "PIN [password removed]")]
    [InlineData("I typed the password \"blue horse\" wrong", "I typed the password \"[password removed] horse\" wrong")]
    [InlineData("card 4111 1111 1111 1111 was charged", "card [card number removed] was charged")]
    [InlineData("5500-0055-5555-5559", "[card number removed]")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 please", "IBAN [IBAN removed] please")]
    [InlineData("GB82WEST12345698765432", "[IBAN removed]")]
    [InlineData("api key: 8f4b2c6d9e1a", "api key: [key removed]")]
    [InlineData("Authorization: Bearer abcdefghij0123456789.xyz", "Authorization: Bearer [key removed]")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[key removed]")]
    [InlineData("https://bob:s3cret@example.org/x", "https://bob:[password removed]@example.org/x")]
    [InlineData("AccountKey=abcdefghijklmnop1234567890==;End", "AccountKey=[key removed];End")]
    public void Secrets_are_taken_out(string text, string masked) => Assert.Equal(masked, Masking.Mask(text));

    [Theory]
    [InlineData("Outlook keeps asking for my password since this morning and I have a client call at 10")]
    [InlineData("my password is wrong")]
    [InlineData("my password is expired, please reset")]
    [InlineData("password: does not work")]
    [InlineData("password error 0x80070035")]
    [InlineData("reset my password for Office365")]
    [InlineData("ticket SD-1042, error AADSTS50126, KB5021233")]
    [InlineData("call me on +49 30 901820 or 030 1234 5678 90")]
    [InlineData("serial 1234567890123456")]
    [InlineData("order 4111111111111112")]
    [InlineData("DE89 3704 0044 0532 0130 01")]
    [InlineData("the token ring and the secret santa list")]
    [InlineData("since 2026-03-01 08:00:00.000 it fails, error -2147024891")]
    [InlineData("device id 6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    public void Everything_else_stays(string text) => Assert.Equal(text, Masking.Mask(text));

    [Theory]
    [InlineData("password: hunter")]
    [InlineData("card 4111 1111 1111 1111, pwd=abc123, DE89370400440532013000")]
    public void Masking_twice_changes_nothing_more(string text) => Assert.Equal(Masking.Mask(text), Masking.Mask(Masking.Mask(text)));
}
