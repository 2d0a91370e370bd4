using SupportBot.Desk.Clients;

namespace SupportBot.Desk.Coverage;

/// <summary>R13: whether the dearest case may be spent, on whose consent, and when to warn and stop.</summary>
internal static class Authority
{
    public static AuthorityAnswer Of(EstimateRun run, Client client, decimal worst)
    {
        if (worst == 0m)
        {
            return new AuthorityAnswer(AuthorityState.NotNeeded, worst, null, [], null, null);
        }

        var limits = SpendingLimits.Of(run.Input, client);
        var reasons = limits.Broken(worst);
        var (state, authorised) = reasons.IsEmpty
            ? (AuthorityState.Auto, limits.CappedByHard(limits.AutoApprove))
            : Consent(run.Input, client, limits, worst);
        if (state == AuthorityState.NeedsApproval)
        {
            return new AuthorityAnswer(state, worst, authorised, reasons, null, null);
        }

        var stop = StopMinutes.Of(run, authorised);
        return new AuthorityAnswer(state, worst, authorised, reasons, stop * 4 / 5, stop);
    }

    private static (AuthorityState State, decimal Authorised) Consent(
        EstimateInput input, Client client, SpendingLimits limits, decimal worst)
    {
        var approved = limits.CappedByHard(LatestApproval(input, client));
        if (approved > 0m)
        {
            return (approved >= worst ? AuthorityState.Approved : AuthorityState.ApprovedLimited, approved);
        }

        var inAdvance = limits.CappedByHard(client.Policy.P1PreAuthority);
        return input.Request.EffectivePriority == Contracts.Priority.P1 && inAdvance > 0m
            ? (AuthorityState.PreAuthority, inAdvance)
            : (AuthorityState.NeedsApproval, 0m);
    }

    /// <summary>Only the latest valid approval counts; of several at the same time the larger one. 0 without any.</summary>
    private static decimal LatestApproval(EstimateInput input, Client client)
    {
        NodaTime.Instant? latest = null;
        var amount = 0m;
        foreach (var approval in input.Authority.Approvals)
        {
            if (!IsValid(approval, input, client, out var limit) || (latest is { } known && approval.At < known))
            {
                continue;
            }

            var capped = Math.Min(approval.Amount, limit ?? approval.Amount);
            amount = latest == approval.At ? Math.Max(amount, capped) : capped;
            latest = approval.At;
        }

        return amount;
    }

    private static bool IsValid(Approval approval, EstimateInput input, Client client, out decimal? limit)
    {
        var approver = client.Users.Find(approval.By);
        limit = approver?.ApprovalLimit;
        return approver is { Role: PersonRole.Approver or PersonRole.Manager }
            && !approval.Revoked
            && approval.At <= input.Now
            && input.Now < approval.Expires;
    }
}
