using System.Text.Json;

namespace SupportBot.Bot.Channel.Activities;

/// <summary>The answer to a tab made of cards.</summary>
public sealed record TabResponse(TabPage Tab)
{
    /// <summary>These cards, below each other.</summary>
    public static TabResponse Of(IReadOnlyList<JsonElement> cards) =>
        new(new TabPage("continue", new TabCards([.. cards.Select(c => new TabCard(c))])));
}

/// <summary>What a tab does next.</summary>
public sealed record TabPage(string Type, TabCards Value);

/// <summary>The cards of a tab.</summary>
public sealed record TabCards(IReadOnlyList<TabCard> Cards);

/// <summary>One of them.</summary>
public sealed record TabCard(JsonElement Card);
