using System.Collections.Immutable;
using SupportBot.Desk.Advice;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Dialogs.Wording;

namespace SupportBot.Dialogs.Manager.Sheets;

/// <summary>What stands from reviews before.</summary>
/// <param name="Last">What was proposed last time; null when there was no review.</param>
/// <param name="Decisions">What is open, and what was settled in the reviewed period or later.</param>
public sealed record EarlierReviews(ReviewRecord? Last, ImmutableArray<ReviewDecision> Decisions);

/// <summary>The first page of a quarterly review: what was decided, what is proposed, and the figures in one sentence each.</summary>
public static class ReviewSheet
{
    public static Sheet Cover(
        Ask ask, Client? client, ImmutableArray<Proposal> proposals, EarlierReviews earlier, ImmutableArray<Sheet> parts, ContractBook book, Reader reader)
    {
        var say = reader.Say;
        var blocks = ImmutableList.CreateBuilder<Block>();
        blocks.Add(new Block.Line(say["Manager_ReviewLast"], Tone.Strong));
        if (!earlier.Decisions.IsEmpty) blocks.Add(DecisionSheet.TableOf(earlier.Decisions, reader));
        blocks.AddRange(Proposed(proposals, earlier, book, say));
        foreach (var bucket in Enum.GetValues<ProposalBucket>())
        {
            blocks.Add(new Block.Line(say["Manager_Bucket_" + bucket], Tone.Strong));
            var own = proposals.Where(p => p.Bucket == bucket).ToList();
            if (own.Count == 0) blocks.Add(new Block.Line(say["Manager_NothingHere"], Tone.Subtle));
            else blocks.Add(new Block.Steps([.. own.Select(p => TextOf(p, book, say))]));
        }

        blocks.Add(new Block.Line(say["Manager_ReviewFigures"], Tone.Strong));
        blocks.AddRange(parts.Select(p => (Block)new Block.Line($"{p.Title}: {p.Headline}")));
        return new Sheet
        {
            Ask = ask,
            Title = say.Format("Manager_TitleReview", client?.Name ?? ask.ClientId, ask.Period.Name(reader.Culture)),
            Headline = say.Format("Manager_ReviewHeadline", proposals.Length, proposals.Count(p => p.Bucket == ProposalBucket.Now)),
            Blocks = blocks.ToImmutable(),
            Tickets = [.. parts.SelectMany(p => p.Tickets).Distinct().Take(TicketFigures.MostRows)],
            Parts = [.. parts],
            Proposals = proposals,
            Buttons = [DecisionSheet.RecordButton(ask, proposals.Select(p => TextOf(p, book, say)), say)],
            Next = [Topic.Decisions, Topic.Downtime, Topic.Cost, Topic.Levels],
        };
    }

    /// <summary>Every proposal of last time, and whether its reason is still there.</summary>
    private static IEnumerable<Block> Proposed(ImmutableArray<Proposal> now, EarlierReviews earlier, ContractBook book, Texts say)
    {
        if (earlier.Last is not { Proposals.IsEmpty: false } last)
        {
            var sentence = earlier is { Last: null, Decisions.IsEmpty: true } ? "Manager_ReviewFirst" : "Manager_NothingProposed";
            yield return new Block.Line(say[sentence], Tone.Subtle);
            yield break;
        }

        yield return new Block.Table(
            [say["Manager_Proposal"], say["Manager_State"]],
            [.. last.Proposals.Select(p => ImmutableList.Create(
                TextOf(p, book, say), say[now.Any(n => n.Kind == p.Kind && n.Key == p.Key) ? "Manager_StillThere" : "Manager_SettledNow"]))]);
    }

    private static string TextOf(Proposal proposal, ContractBook book, Texts say) => proposal.Kind switch
    {
        ProposalKind.Warranty => say.Format("Manager_ProposeWarranty", proposal.Key, say.Day(proposal.Due.GetValueOrDefault())),
        ProposalKind.Promise => say["Manager_ProposePromise"],
        ProposalKind.Recurring => Recurring(proposal.Key.Split('|'), book, say),
    };

    /// <param name="key">Kind, service, cause, device.</param>
    private static string Recurring(string[] key, ContractBook book, Texts say)
    {
        var service = DowntimeSheets.NameOf(key[1], book);
        var what = key[3] == "*" ? service : say.Format("Manager_OnDevice", service, key[3]);
        return say.Format("Manager_ProposeRecurring", what, say["Cause_" + key[2]], say["Manager_Fix_" + key[2]]);
    }
}
