namespace SupportBot.Dialogs.FollowUp;

/// <summary>What an employee can do to change the own ticket.</summary>
public sealed class ChangeFlows(WithdrawTicket withdraw, AmendTicket amend)
{
    public IFlow Withdraw => withdraw;

    public IFlow Amend => amend;
}
