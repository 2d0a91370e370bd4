using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Privacy;

/// <summary>
/// Takes secrets out of a text before it is stored or leaves the process: passwords, card numbers, IBANs, keys and tokens.
/// Numbers are masked only when their check digits are right, so ticket ids, error codes and phone numbers stay.
/// </summary>
public static partial class Masking
{
    public const string Password = "[password removed]";

    public const string Card = "[card number removed]";

    public const string Iban = "[IBAN removed]";

    public const string Token = "[key removed]";

    /// <summary>The text without its secrets; masking a masked text changes nothing.</summary>
    public static string Mask(string text)
    {
        if (text.Length == 0) return text;
        var masked = PrivateKeys().Replace(text, Token);
        masked = ConnectionPasswords().Replace(masked, m => m.Groups["name"].Value + Token);
        masked = UrlPasswords().Replace(masked, m => m.Groups["user"].Value + Password + "@");
        masked = Tokens().Replace(masked, Token);
        masked = NamedSecrets().Replace(masked, m => MaskNamed(m, Token));
        masked = Passwords().Replace(masked, m => MaskNamed(m, Password));
        masked = IbanLike().Replace(masked, m => MaskIban(m.Value));
        return CardLike().Replace(masked, m => IsCardNumber(m.Value) ? Card : m.Value);
    }

    /// <summary>Whether something was taken out of a text.</summary>
    public static bool IsMasked(string text) => Array.Exists(Marks, mark => text.Contains(mark, StringComparison.Ordinal));

    private static readonly string[] Marks = [Password, Card, Iban, Token];

    /// <summary>"password is wrong" tells a symptom, "password is Hunter2!" tells a secret.</summary>
    private static string MaskNamed(Match match, string replacement)
    {
        var secret = match.Groups["secret"].Value;
        var trimmed = secret.TrimEnd('.', ',', ';', ')', '"', '\'');
        if (trimmed.Length == 0 || trimmed.StartsWith('[')) return match.Value;
        var given = match.Groups["sign"].Success || match.Groups["quote"].Success;
        if (KnownNames().IsMatch(trimmed) || (given ? SentenceWords.Contains(trimmed) : !LooksSecret(trimmed))) return match.Value;
        return match.Groups["name"].Value + replacement + secret[trimmed.Length..];
    }

    /// <summary>Words of a sentence are letters only; secrets mix in digits, signs or capitals.</summary>
    private static bool LooksSecret(string word) =>
        word.Length >= 4 && (word.Any(char.IsAsciiDigit) || word.Any(c => SecretSigns.Contains(c, StringComparison.Ordinal))
            || (word.Any(char.IsUpper) && word.Any(char.IsLower) && !char.IsUpper(word[0])));

    private const string SecretSigns = "!@#$%^&*+=~<>|\\";

    /// <summary>What follows "password:" when a sentence goes on instead of naming the secret.</summary>
    private static readonly HashSet<string> SentenceWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "and", "but", "not", "does", "doesn't", "doesnt", "did", "didn't", "has", "have", "was", "can", "can't", "cannot",
        "reset", "expired", "wrong", "invalid", "incorrect", "forgotten", "forgot", "changed", "change", "error", "required",
        "please", "how", "why", "when", "what", "it", "its", "it's", "i'm", "i've", "they", "you", "your", "none", "unknown",
    };

    private static string MaskIban(string text)
    {
        // The pattern may have taken words that follow; the longest beginning with right check digits is the account.
        for (var end = text.Length; end >= ShortestIban; end--)
        {
            if (end < text.Length && char.IsAsciiLetterOrDigit(text[end - 1]) && char.IsAsciiLetterOrDigit(text[end])) continue;
            if (char.IsAsciiLetterOrDigit(text[end - 1]) && IsIban(text[..end])) return Iban + text[end..];
        }

        return text;
    }

    private const int ShortestIban = 15;

    private const int LongestIban = 34;

    /// <summary>ISO 13616: the number moved round and read with A = 10 … Z = 35 leaves 1 when divided by 97.</summary>
    private static bool IsIban(string text)
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (plain.Length is < ShortestIban or > LongestIban) return false;
        var rest = 0;
        foreach (var c in plain[4..] + plain[..4])
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        return rest == 1;
    }

    /// <summary>13 to 19 digits of a card issuer's range whose Luhn sum is right.</summary>
    private static bool IsCardNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length is < 13 or > 19 || digits[0] is < 2 or > 6 || digits.Distinct().Count() == 1) return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKeys();

    [GeneratedRegex(@"(?<name>\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig)\s*=\s*)[A-Za-z0-9+/%=_\-]{16,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConnectionPasswords();

    [GeneratedRegex(@"(?<user>\b[a-z][a-z0-9+.\-]*://[^\s/:@]+:)[^\s/@]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UrlPasswords();

    [GeneratedRegex(
        @"\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}(\.[A-Za-z0-9_\-]*)?"
        + @"|\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_\-]{16,}"
        + @"|\bsk-[A-Za-z0-9_\-]{16,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,}|\bxox[abprs]-[A-Za-z0-9\-]{10,}"
        + @"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_\-]{30,}|(?<=\bBearer\s)[A-Za-z0-9._~+/\-]{16,}=*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(
        @"(?<name>\b(?:api[ _\-]?key|access[ _\-]?key|access[ _\-]?token|auth[ _\-]?token|client[ _\-]?secret|secret[ _\-]?key"
        + @"|recovery[ _\-]?key|bitlocker[ _\-]?key|secret|token)\b""?(?:\s*(?<sign>[:=])\s*|\s+(?:is|was)\s+)(?<quote>[""'`])?)(?<secret>[^\s""'`]{6,})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSecrets();

    [GeneratedRegex(
        @"(?<name>\b(?:pass ?word|passwort|kennwort|passphrase|passcode|passwd|pwd|pw|mot de passe|contraseña|pin|puk)\b""?"
        + @"(?:\s+(?:for|of|to)(?:\s+\S+){1,3}?)?(?:\s*(?<sign>[:=])\s*|\s+(?:is|was|ist|war|est|es|to)\s+|\s+(?:code\s+)?(?=[""'`]|\S*\d))"
        + @"(?<quote>[""'`])?)(?<secret>[^\s""'`]{3,})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Passwords();

    /// <summary>Error codes and product names that stand after "password" and hold digits.</summary>
    [GeneratedRegex(@"^(?:0x[0-9a-f]+|AADSTS\d+|KB\d+|(?:office|outlook|windows|win|exchange|server|sql|sap|m|o)-?\d+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownNames();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:[ \-]?[A-Z0-9]){11,30}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IbanLike();

    [GeneratedRegex(@"(?<![\d.\-+])(?<!\bSD-)\d(?:[ \-]?\d){12,18}(?![\d\-]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CardLike();
}
