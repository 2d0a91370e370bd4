using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Desk.Advice;

/// <summary>What a client's manager answered about needs and tolerance; one document for each client.</summary>
public sealed record FitRecord(string ClientId, FitAnswers Answers, string By, Instant At)
{
    public static readonly DocumentType<FitRecord> Records = new("fit-answers");
}
