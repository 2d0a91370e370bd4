using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Knowledge.Triage.Learning;

/// <summary>What triage learned from tickets, as it lies in the store.</summary>
public sealed record TriageModel
{
    public static readonly DocumentType<TriageModel> Models = new("triage-model");

    /// <summary>From 1; every training that is kept is the next version.</summary>
    public required int Version { get; init; }

    public required Instant TrainedAt { get; init; }

    /// <summary>Where the tickets came from: a file's name, or <c>store</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How good triage is with it, and without.</summary>
    public required TriageComparison Measured { get; init; }

    /// <summary>What it counts against the word lists.</summary>
    public required double Weight { get; init; }

    public required PackedClassifier Classifier { get; init; }

    public static string IdOf(int version) => "v" + version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
