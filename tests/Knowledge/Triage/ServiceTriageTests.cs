using SupportBot.Desk.Contracts;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Tests.Knowledge.Triage;

public sealed class ServiceTriageTests
{
    private static readonly ServiceTriage Bare = new(ArticleLibrary.Empty);

    [Fact]
    public void The_mail_example_is_one_person_hampered_priority_3()
    {
        var verdict = Bare.Assess("Outlook keeps asking for my password since this morning and I have a client call at 10");
        Assert.Equal("email", verdict.ServiceId);
        Assert.Equal("E-mail", verdict.ServiceName);
        Assert.Equal((TriageKind.Incident, Impact.Person, Urgency.Hampered), (verdict.Kind, verdict.Impact, verdict.Urgency));
        Assert.Equal(Priority.P3, verdict.Priority);
        Assert.Equal("since this morning", verdict.Since);
        Assert.False(verdict.IsUnsure);
    }

    [Fact]
    public void The_label_printer_example_is_a_team_stopped_priority_2()
    {
        var verdict = Bare.Assess("the label printer in the warehouse is dead");
        Assert.Equal("printing", verdict.ServiceId);
        Assert.Equal((Impact.Team, Urgency.Stopped, Priority.P2), (verdict.Impact, verdict.Urgency, verdict.Priority));
        Assert.Equal("Team × Stopped = P2", verdict.Cell);
    }

    [Theory]
    [InlineData("vpn drops every ten minutes when I work from home", "vpn")]
    [InlineData("The Wi-Fi in the meeting room on floor 2 is terribly slow", "wifi")]
    [InlineData("wlan geht nicht", "wifi")]
    [InlineData("I forgot my password and now I'm locked out", "identity")]
    [InlineData("my authenticator app shows no codes on my new phone", "identity")]
    [InlineData("nobody can hear me in Teams meetings", "teams")]
    [InlineData("OneDrive isn't syncing, red cross on the icon", "files")]
    [InlineData("my laptop gets really hot and the fan is loud", "devices")]
    [InlineData("second monitor not detected on the docking station", "displays")]
    [InlineData("my desk phone has no dial tone", "phones")]
    [InlineData("I clicked on a link in a strange email and entered my password", "security")]
    [InlineData("the S: drive is gone", "shares")]
    [InlineData("Chrome says your connection is not private", "browser")]
    [InlineData("SAP says I am not authorised for this transaction code", "erp")]
    [InlineData("no internet at all in the office", "network")]
    public void Everyday_reports_find_their_service(string text, string service) =>
        Assert.Equal(service, Bare.Assess(text).ServiceId);

    [Theory]
    [InlineData("hi", TriageKind.Greeting)]
    [InlineData("Good morning!", TriageKind.Greeting)]
    [InlineData("thanks a lot 👍", TriageKind.Thanks)]
    [InlineData("ok thank you so much for your help", TriageKind.Thanks)]
    [InlineData("I want to talk to a human", TriageKind.Human)]
    [InlineData("agent", TriageKind.Human)]
    [InlineData("how are you?", TriageKind.ChitChat)]
    [InlineData("what will the weather be like tomorrow", TriageKind.OutOfScope)]
    [InlineData("the coffee machine is broken", TriageKind.OutOfScope)]
    [InlineData("How do I set an out of office reply in Outlook?", TriageKind.Question)]
    [InlineData("please install Visio on my laptop", TriageKind.Request)]
    [InlineData("I need access to the finance shared drive", TriageKind.Request)]
    [InlineData("hi, my printer does not print", TriageKind.Incident)]
    [InlineData("thanks, but the VPN still fails", TriageKind.Incident)]
    public void What_somebody_wants_is_told_apart(string text, TriageKind kind) => Assert.Equal(kind, Bare.Assess(text).Kind);

    [Theory]
    [InlineData("email is down for the whole company", Priority.P1)]
    [InlineData("nobody in the office can get online, no internet", Priority.P1)]
    [InlineData("our team cannot connect to the VPN", Priority.P2)]
    [InlineData("only I cannot connect to the VPN, everyone else is fine", Priority.P3)]
    [InlineData("screen flickers a bit, not urgent", Priority.P4)]
    [InlineData("printer is dead but I can use another one", Priority.P3)]
    [InlineData("how do I change my mail signature", Priority.P4)]
    public void Priority_is_the_matrix_cell_of_what_was_said(string text, Priority priority) =>
        Assert.Equal(priority, Bare.Assess(text).Priority);

    [Fact]
    public void A_taken_account_is_security_relevant_and_never_below_priority_2()
    {
        var verdict = Bare.Assess("I think I was hacked, someone logged in to my mail");
        Assert.True(verdict.IsSecurityRelevant);
        Assert.Equal(Priority.P2, verdict.Priority);
    }

    [Theory]
    [InlineData("it doesn't work")]
    [InlineData("help me please it is broken")]
    [InlineData("asdf qwer")]
    public void Words_that_name_nothing_lead_to_the_question_what_is_affected(string text)
    {
        var verdict = Bare.Assess(text);
        Assert.Equal(TriageVerdict.OtherService, verdict.ServiceId);
        Assert.Equal(TriageUnknown.Service, verdict.Question?.About);
    }

    [Fact]
    public void A_bare_service_name_leads_to_the_question_what_is_wrong_with_it()
    {
        var verdict = Bare.Assess("printer");
        Assert.Equal("printing", verdict.ServiceId);
        Assert.Equal(TriageUnknown.Problem, verdict.Question?.About);
    }

    [Fact]
    public void The_knowledge_base_labels_decide_where_the_word_lists_know_nothing()
    {
        var library = new ArticleLibrary(
        [
            new Article { Id = "a", Title = "Kiosk terminal shows a maintenance page", Services = ["erp"], Symptoms = ["kiosk terminal maintenance page"] },
            new Article { Id = "b", Title = "Empty toner", Services = ["printing"], Symptoms = ["faded prints"] },
        ]);
        Assert.Equal("erp", new ServiceTriage(library).Assess("the kiosk terminal shows the maintenance page").ServiceId);
    }

    [Theory]
    [InlineData("VPN fails for two days", "for two days")]
    [InlineData("since the last update Excel crashes", "since the last update")]
    [InlineData("mail is slow since Monday morning", "since Monday morning")]
    [InlineData("Started yesterday: no sound", "Started yesterday")]
    [InlineData("no sound", null)]
    public void Since_when_is_kept_as_it_was_said(string text, string? since) => Assert.Equal(since, Bare.Assess(text).Since);

    [Fact]
    public void Any_text_gets_a_verdict_and_the_same_one_again()
    {
        foreach (var text in new[] { "", " ", "?!", "😀😀", "\u202Eabc", new string('a', 50_000), string.Concat(Enumerable.Repeat("printer broken ", 4_000)) })
        {
            var verdict = Bare.Assess(text);
            Assert.InRange(verdict.Confidence, 0, 1);
            Assert.Equal(verdict.Cell, Bare.Assess(text).Cell);
        }
    }
}
