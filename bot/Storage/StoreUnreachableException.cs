namespace SupportBot.Bot.Storage;

/// <summary>The database server cannot be reached, or refuses. The inner exception says why, for the log alone.</summary>
public sealed class StoreUnreachableException(Exception inner) : Exception("The database cannot be reached.", inner);
