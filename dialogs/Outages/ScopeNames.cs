using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;

namespace SupportBot.Dialogs.Outages;

/// <summary>Clients and sites by the names that people know; an id only where the book has no name.</summary>
public static class ScopeNames
{
    public static string ClientOf(ContractBook book, string clientId) => book.FindClient(clientId)?.Name ?? clientId;

    /// <summary>The scopes in one line, each with its sites in parentheses.</summary>
    public static string Of(ContractBook book, IEnumerable<OutageScope> scopes) => string.Join(", ", scopes.Select(s => Of(book, s)));

    private static string Of(ContractBook book, OutageScope scope)
    {
        var name = ClientOf(book, scope.ClientId);
        if (scope.Sites.IsEmpty) return name;
        var known = book.FindClient(scope.ClientId)?.Sites ?? [];
        return $"{name} ({string.Join(", ", scope.Sites.Select(id => known.FirstOrDefault(s => s.Id == id)?.Name ?? id))})";
    }
}
