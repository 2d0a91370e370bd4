using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>One thing that is wrong in a contract book or an input.</summary>
/// <param name="Line">1-based line of the key or list item; of the nearest parent that is there for an absent key.</param>
/// <param name="Path">For example <c>book.contracts[1].kind</c>; list items count from 0.</param>
/// <param name="Message">The reason, naming the key; for the operator, in English.</param>
/// <param name="Accepted">Accepted values, or the form of one.</param>
public sealed record InputError(int Line, string Path, ErrorCode Code, string Message, ImmutableArray<string> Accepted);
