using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>How a plain value is written and what it may be.</summary>
public sealed class Form<T>
{
    private readonly ReadForm<T> _read;

    /// <param name="placeholder">Stands in for a value that was refused; nothing may be decided with it.</param>
    /// <param name="accepted">Accepted values, or the form of one, for the operator.</param>
    /// <param name="read">Reads a value, or returns what is wrong with it.</param>
    public Form(T placeholder, ImmutableArray<string> accepted, ReadForm<T> read) =>
        (Placeholder, Accepted, _read) = (placeholder, accepted, read);

    public T Placeholder { get; }

    public ImmutableArray<string> Accepted { get; }

    /// <summary>Sets <paramref name="value"/>, or leaves it and returns what is wrong.</summary>
    public ErrorCode? Read(Node node, ref T value) => _read(node, ref value);
}

/// <summary>Sets the value and returns null, or leaves it and returns what is wrong.</summary>
public delegate ErrorCode? ReadForm<T>(Node node, ref T value);
