using System.CommandLine;

namespace SupportBot.Bot.Commands;

/// <summary><c>kb</c>: looks into the knowledge base, changes and measures it.</summary>
public static class KbCommand
{
    public static Command Build() =>
        new("kb", "The knowledge base: search it, measure it, import and export it.")
        {
            KbSearch.Build(), KbEvaluation.Build(), KbDuplicates.Build(), KbImport.Build(), KbExport.Build(), KbGaps.Build(),
        };
}
