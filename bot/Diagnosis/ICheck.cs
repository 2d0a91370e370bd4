namespace SupportBot.Bot.Diagnosis;

/// <summary>Looks at one thing the bot depends on.</summary>
public interface ICheck
{
    /// <summary>Name for programs, such as "credentials".</summary>
    string Name { get; }

    /// <summary>Looks. Changes nothing, sends nothing anybody sees, and throws only when it is cancelled.</summary>
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct);
}
