using System.Collections.Immutable;

namespace SupportBot.Knowledge.Articles;

/// <summary>What came out of reading article files: the good articles, and what is wrong with the others.</summary>
public sealed record ArticleReading(ImmutableList<Article> Articles, ImmutableList<ArticleError> Errors);
