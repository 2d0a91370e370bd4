using System.CommandLine;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb</c>: looks into the knowledge base and measures it.</summary>
public static class KbCommand
{
    public static Command Build() =>
        new("kb", "The knowledge base: search it, measure it.") { KbSearch.Build(), KbEvaluation.Build() };
}
