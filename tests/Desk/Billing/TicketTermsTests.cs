using NodaTime;
using SupportBot.Desk.Billing;

namespace SupportBot.Tests.Desk.Billing;

public sealed class TicketTermsTests
{
    private static readonly TicketTerms Kept = new() { TicketId = "SD-1" };

    [Fact]
    public void A_decision_is_taken_again_on_top_of_what_was_decided_since()
    {
        var shown = Decided(Kept, 1, "cause", "user-damage") with { Cause = "user-damage" };
        var meanwhile = Decided(Kept, 2, "device", "pc-1") with { Device = "pc-1", NoFault = true };
        var both = meanwhile.WithLastOf(shown);
        Assert.Equal(("user-damage", "pc-1", false), (both.Cause, both.Device, both.NoFault));
        Assert.Equal(["device", "cause"], both.Corrections.Select(c => c.What));
    }

    [Theory]
    [InlineData("contract")]
    [InlineData("device")]
    [InlineData("no-fault")]
    [InlineData("same-cause")]
    public void Only_what_the_last_decision_is_about_is_taken_over(string what)
    {
        var all = Decided(Kept, 1, what, "") with { Contract = "gold", Device = "pc-1", NoFault = true, LinkedTicket = "SD-9", SameCause = true, Cause = "wear" };
        var taken = Kept.WithLastOf(all);
        Assert.Equal(what == "contract" ? "gold" : null, taken.Contract);
        Assert.Equal(what == "device" ? "pc-1" : null, taken.Device);
        Assert.Equal(what == "no-fault", taken.NoFault);
        Assert.Equal(what == "same-cause" ? ("SD-9", (bool?)true) : (null, null), (taken.LinkedTicket, taken.SameCause));
        Assert.Null(taken.Cause);
    }

    [Fact]
    public void What_was_decided_about_a_merged_ticket_holds_where_nothing_else_was_decided()
    {
        var gone = Decided(new TicketTerms { TicketId = "SD-2" }, 1, "cause", "user-damage") with { Cause = "user-damage", Device = "pc-2", Contract = "gold" };
        var kept = Decided(Kept, 2, "device", "pc-1") with { Device = "pc-1" };
        var merged = kept.Absorbing(gone);
        Assert.Equal(("SD-1", "user-damage", "pc-1", "gold"), (merged.TicketId, merged.Cause, merged.Device, merged.Contract));
        Assert.Equal(["cause", "device"], merged.Corrections.Select(c => c.What));
    }

    [Fact]
    public void Nothing_was_wrong_is_a_judgement_that_a_cause_from_elsewhere_does_not_undo()
    {
        var merged = (Kept with { NoFault = true }).Absorbing(new TicketTerms { TicketId = "SD-2", Cause = "wear" });
        Assert.Equal((true, null), (merged.NoFault, merged.Cause));
    }

    [Fact]
    public void A_ticket_does_not_become_its_own_earlier_fix()
    {
        var followed = new TicketTerms { TicketId = "SD-2", LinkedTicket = "SD-1", SameCause = true };
        Assert.Equal((null, null), (Kept.Absorbing(followed).LinkedTicket, Kept.Absorbing(followed).SameCause));
        var other = followed with { LinkedTicket = "SD-9" };
        Assert.Equal(("SD-9", true), (Kept.Absorbing(other).LinkedTicket, Kept.Absorbing(other).SameCause));
    }

    private static TicketTerms Decided(TicketTerms terms, int minute, string what, string value) => terms with
    {
        Corrections = terms.Corrections.Add(new TermsCorrection(Instant.FromUtc(2026, 11, 20, 9, minute), "t", "T", what, value, "because")),
    };
}
