using SupportBot.Desk.Storage;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Billing;

/// <summary>"is my phone covered?": the coverage of such a problem now, without reporting one.</summary>
public sealed class AskCovered(Offers offers) : IFlow
{
    public async Task<TurnResult> ContinueAsync(Conversation conversation, UserInput input, CancellationToken ct)
    {
        var say = Texts.For(input);
        var offer = await offers.ForPersonAsync(input.Text, input, ct);
        var lines = CoverageLines.For(offer.Decision, offer.Contract, offer.Currency, say, offers.SeesMoney(input.Person));
        var card = new Card
        {
            Title = say.Format("Billing_CoveredTitle", offer.Report.ServiceName),
            Blocks = [.. lines.Select(line => new Block.Line(line)), new Block.Line(say["Billing_CoveredNote"], Tone.Subtle)],
            Buttons = [new Button(say["Billing_ContractButton"], Verbs.Say, ("text", say.Words("Billing_WordsContract").First()))],
        };
        return new TurnResult(conversation, [Reply.Show(input.Here, card)], Changes.None);
    }
}
