using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Workers;

/// <summary>Days of the rota that exist, or no start. Whether its names are known is told when the rota is taken.</summary>
public sealed class RotaOptionsCheck : IValidateOptions<RotaOptions>
{
    public ValidateOptionsResult Validate(string? name, RotaOptions options) =>
        RotaReading.Faults(options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
