using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Hooks;

/// <summary>Monitoring systems that may post alerts; the section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Characters of the shortest secret that is taken.</summary>
    public const int ShortestSecret = 20;

    /// <summary>By a name of one's own. None: outside Development nobody may post, in Development this machine may.</summary>
    public Dictionary<string, AlertSource> Sources { get; } = new(StringComparer.Ordinal);
}

/// <summary>One monitoring system.</summary>
public sealed class AlertSource
{
    /// <summary>What it sends as <c>Authorization: Bearer …</c>; at least twenty characters.</summary>
    [Required]
    public string? Secret { get; set; }

    /// <summary>The one client that it may speak of; null is every client.</summary>
    public string? Client { get; set; }
}

/// <summary>A weak or missing secret keeps the bot from starting; the secret itself is not said.</summary>
public sealed class AlertOptionsCheck : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var weak = options.Sources.Where(s => (s.Value.Secret?.Length ?? 0) < AlertOptions.ShortestSecret).Select(s => s.Key).ToList();
        var same = options.Sources.GroupBy(s => s.Value.Secret, StringComparer.Ordinal).Any(g => g.Count() > 1);
        return weak.Count > 0
            ? ValidateOptionsResult.Fail($"Alerts:Sources:{weak[0]}:Secret needs at least {AlertOptions.ShortestSecret} characters.")
            : same ? ValidateOptionsResult.Fail("Two sources under Alerts:Sources have the same secret.") : ValidateOptionsResult.Success;
    }
}
