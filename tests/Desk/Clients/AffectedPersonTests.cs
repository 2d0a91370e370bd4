using SupportBot.Desk.Clients;

namespace SupportBot.Tests.Desk.Clients;

public sealed class AffectedPersonTests
{
    private static readonly string[] For = ["report for", "for", "für", "pour", "para"];

    private static readonly Client Contoso = new()
    {
        Id = "contoso",
        Zone = NodaTime.DateTimeZone.Utc,
        Users = new ById<ClientUser>(
            [
                User("me", "Erika Sommer"), User("lena", "Lena Hartmann"), User("max1", "Max Vogt"), User("max2", "Max Weber"),
                User("gone", "Gerd Alt") with { Active = false }, User("mark", "Mark Lange"),
            ],
            u => u.Id),
    };

    [Theory]
    [InlineData("Lena's laptop is broken")]
    [InlineData("Lena’s laptop is broken")]
    [InlineData("the laptop of Lena does not start")]
    [InlineData("Lenas Laptop startet nicht")]
    [InlineData("der Drucker von Lena Hartmann druckt nicht")]
    [InlineData("l'ordinateur de Lena ne démarre pas")]
    [InlineData("Lena cannot log in")]
    [InlineData("lena@contoso.example gets no mail")]
    [InlineData("report for Lena: the laptop does not start")]
    [InlineData("for lena@contoso.example: the laptop does not start")]
    [InlineData("für Lena Hartmann: der Laptop startet nicht")]
    public void A_colleague_is_found(string words) =>
        Assert.Equal("lena", Assert.IsType<AffectedReading.One>(Read(words)).User.Id);

    [Theory]
    [InlineData("my laptop is broken")]
    [InlineData("Erika's laptop is broken")]
    [InlineData("please mark the mail as read")]
    [InlineData("Outlook's calendar is empty")]
    [InlineData("Gerd's mail comes back")]
    [InlineData("for weeks now: the printer is slow and nobody comes and I wait")]
    [InlineData("hello lena")]
    [InlineData("Magdalena's is a restaurant")]
    public void Words_about_nobody_else_are_the_reporters_own(string words) => Assert.IsType<AffectedReading.Nobody>(Read(words));

    [Fact]
    public void Two_of_one_name_are_a_choice_and_an_unknown_name_says_so()
    {
        Assert.Equal(["max1", "max2"], Assert.IsType<AffectedReading.Several>(Read("Max's laptop is broken")).Users.Select(u => u.Id));
        Assert.Equal("max2", Assert.IsType<AffectedReading.One>(Read("Max Weber's laptop is broken")).User.Id);
        Assert.Equal("Peter", Assert.IsType<AffectedReading.Unknown>(Read("Peter's laptop is broken")).Name);
        Assert.Equal("gerd", Assert.IsType<AffectedReading.Unknown>(Read("report for gerd: the printer is dead")).Name);
    }

    [Fact]
    public void The_name_before_the_colon_is_no_part_of_the_problem() =>
        Assert.Equal("the laptop does not start", Read("report for Lena: the laptop does not start").Words);

    private static AffectedReading Read(string words) => AffectedPerson.Read(words, Contoso, "me", For);

    private static ClientUser User(string id, string name) => new() { Id = id, Name = name, Upn = id + "@contoso.example" };
}
