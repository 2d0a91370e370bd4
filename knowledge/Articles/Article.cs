using System.Collections.Immutable;
using NodaTime;

namespace SupportBot.Knowledge.Articles;

/// <summary>One article of the knowledge base: what it fixes, how people put it, and the steps.</summary>
public sealed record Article
{
    /// <summary>Unique in the knowledge base, whatever the case; our own are KB-0001, KB-0002, …</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Service ids the article is about, the main one first.</summary>
    public ImmutableList<string> Services { get; init; } = [];

    /// <summary>How people who have the problem put it.</summary>
    public ImmutableList<string> Symptoms { get; init; } = [];

    /// <summary>Who may follow it: <c>everyone</c> or <c>technicians</c>.</summary>
    public string Audience { get; init; } = ForEveryone;

    /// <summary>Time the steps take, in minutes; 0 when nobody has said.</summary>
    public int Minutes { get; init; }

    /// <summary>Day on which somebody last checked the steps; null when never.</summary>
    public LocalDate? Reviewed { get; init; }

    /// <summary>Client ids that may see it; empty means every client.</summary>
    public ImmutableList<string> Clients { get; init; } = [];

    /// <summary>The numbered steps, plain text, in order.</summary>
    public ImmutableList<string> Steps { get; init; } = [];

    /// <summary>All parts of the body in order, the steps among them, plain text.</summary>
    public ImmutableList<ArticleSection> Sections { get; init; } = [];

    public const string ForEveryone = "everyone";

    public const string ForTechnicians = "technicians";
}

/// <summary>A part of an article's body.</summary>
/// <param name="Heading">Empty for what stands before the first heading.</param>
/// <param name="Text">Plain text, one paragraph or step a line.</param>
public sealed record ArticleSection(string Heading, string Text);
