namespace SupportBot.Knowledge.Llm;

/// <summary>A question to a model: what to do comes from a file, what to do it with is data.</summary>
/// <param name="Name">The file's name; also the tag of the counters.</param>
/// <param name="Instructions">The file's text. Nothing that a person typed is ever part of it.</param>
/// <param name="Material">A JSON object with everything that people wrote.</param>
/// <param name="MostTokens">Longest answer, in tokens.</param>
public sealed record Prompt(string Name, string Instructions, string Material, int MostTokens);
