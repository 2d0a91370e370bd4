using System.Text.Json.Serialization;

namespace SupportBot.Bot.Diagnosis;

/// <summary>How findings are written for programs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
public sealed partial class DiagnosisJson : JsonSerializerContext;
