using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Playground;

/// <summary>The chat windows of a development run. Outside Development there are none, whatever is set here.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>Whether windows are opened. Default true; a test host switches them off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Sign-in names of those who get a window, separated by commas; null or empty means the sample's choice.</summary>
    public string? People { get; set; }

    /// <summary>Folder for the installed Playground and the windows' own files; relative to the working folder.</summary>
    [Required]
    public string Folder { get; set; } = ".data/playground";

    /// <summary>First port to try; each window takes the next free one. Range 1024–65000.</summary>
    [Range(1024, 65000)]
    public int FirstPort { get; set; } = 56150;

    /// <summary>Seconds that a window may take until it answers. Default 60, range 5–600.</summary>
    [Range(5, 600)]
    public int StartSeconds { get; set; } = 60;

    /// <summary>Seconds that the first installation may take. Default 300, range 10–3600.</summary>
    [Range(10, 3600)]
    public int InstallSeconds { get; set; } = 300;
}
