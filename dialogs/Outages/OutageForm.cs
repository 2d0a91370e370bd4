using SupportBot.Dialogs.Technician;
using SupportBot.Knowledge.Privacy;

namespace SupportBot.Dialogs.Outages;

/// <summary>What a technician filled in or typed about an outage; empty where nothing was given.</summary>
/// <param name="Typed">The typed words; null for a press.</param>
/// <param name="Text">Words for people, masked.</param>
internal sealed record OutageForm(DeskVerb? Verb, OutageWords? Typed, string Text, string Since, string Until, string Cause)
{
    public static OutageForm Of(UserInput input)
    {
        if (input.Press is { } press)
        {
            var cause = DeskCard.Causes.Contains(press["cause"]) ? press["cause"] : "unknown";
            return new OutageForm(null, null, Masking.Mask(press["text"]), press["since"], press["until"], cause);
        }

        var command = DeskCommand.Read(input.Text, input.Culture);
        var typed = command is null ? null : OutageWords.Read(command.Rest);
        return new OutageForm(command?.Verb, typed, Masking.Mask(typed?.Text ?? ""), typed?.Since ?? "", typed?.Until ?? "", "unknown");
    }
}
