using System.Data.Common;
using SupportBot.Bot.Channel.Connector;
using SupportBot.Bot.Storage;
using SupportBot.Bot.Turns;

namespace SupportBot.Bot.Diagnosis;

/// <summary>Whether the technicians' channel can be written to. Asks who is in it and posts nothing.</summary>
public sealed class EscalationCheck(Func<DeskPlace> place, Reach reach) : ICheck
{
    public string Name => "escalation";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        try
        {
            var desk = place();
            return [await desk.ChannelAsync(ct) is { Length: > 0 } ? await AskAsync(await desk.ContactAsync(ct), ct) : Nowhere()];
        }
        catch (StoreInUseException)
        {
            return [new Finding(Name, Verdict.Skipped, "A running bot has the store.")];
        }
        catch (Exception away) when (away is StoreUnwritableException or StoreUnreachableException or DbException)
        {
            return [new Finding(Name, Verdict.Skipped, "The store does not open.")];
        }
    }

    private Finding Nowhere() => new(
        Name,
        Verdict.Warning,
        "No escalation channel is chosen, so no technician sees new tickets.",
        "Write \"use this channel for escalations\" to the bot there, or set Desk:ChannelId to the channel's id, 19:…@thread.tacv2.");

    private async Task<Finding> AskAsync(Contact? contact, CancellationToken ct)
    {
        if (contact is null)
        {
            return new Finding(
                Name,
                Verdict.Warning,
                "The technicians' channel was never heard of.",
                "Add the app to its team, then mention the bot there once.");
        }

        return await reach.RefusalAsync(contact, ct) is { } why
            ? Explain(why)
            : new Finding(Name, Verdict.Fine, "The technicians' channel can be reached.");
    }

    private Finding Explain(SendOutcome why) => why switch
    {
        SendOutcome.Inactive(InactiveReason.DisabledByAdmin) => new Finding(
            Name, Verdict.Broken, "The organisation forbids the bot.", "Allow the app in the Teams admin centre."),
        SendOutcome.Inactive or SendOutcome.Gone => new Finding(
            Name, Verdict.Broken, "The bot is not in the technicians' channel.", "Add the app to its team, or correct Desk:ChannelId."),
        SendOutcome.GiveUp(GiveUpReason.HostNotAllowed) => new Finding(
            Name, Verdict.Broken, "The channel's connector is not on the list.", "Add its host to AllowedServiceHosts."),
        SendOutcome.GiveUp(GiveUpReason.NotAuthorised) => new Finding(
            Name, Verdict.Broken, "The connector does not accept the bot's token.", "Check that the Azure Bot has this MicrosoftAppId."),
        _ => new Finding(Name, Verdict.Broken, "The technicians' channel cannot be reached now.", "Try again; look at the log."),
    };
}
