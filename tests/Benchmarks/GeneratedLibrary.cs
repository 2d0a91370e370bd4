using System.Globalization;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Benchmarks;

/// <summary>
/// Articles and questions of any number. Words are drawn from a vocabulary that grows with the library, common ones much more
/// often than rare ones, as in real texts; a question takes words of one article's title and of its body and adds its own.
/// </summary>
internal sealed class GeneratedLibrary
{
    private const int Seed = 11;
    private const int SmallestVocabulary = 8_000;
    private const int WordsPerArticle = 3;
    private const int BodyWords = 120;
    private const int TitleWords = 7;
    private const int ServiceCount = 30;
    private const int LongQuestionEvery = 20;
    private const int LongQuestionWords = 80;

    private static readonly string[] Syllables =
    [
        "ba", "con", "de", "er", "fi", "gra", "ho", "in", "ka", "lo", "mi", "net", "or", "pro", "qua", "re", "ser", "ti", "un", "ver", "work", "ex", "y", "zo",
    ];

    private readonly string[] _words;
    private readonly Random _random = new(Seed);

    public GeneratedLibrary(int articles)
    {
        var shipped = MarkdownArticles.ReadFolder(ArticleLibrary.ShippedFolder).Articles
            .SelectMany(a => a.Sections.Select(s => s.Text).Concat(a.Symptoms).SelectMany(t => t.Split([' ', '\n', '.', ','], StringSplitOptions.RemoveEmptyEntries)));
        var known = shipped.CountBy(w => w, StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Value).Select(w => w.Key).ToList();
        var size = SmallestVocabulary + articles / WordsPerArticle;
        for (var i = known.Count; i < size; i++) known.Add(Spoken(i));
        _words = [.. known];
        Articles = [.. Enumerable.Range(0, articles).Select(ArticleOf)];
    }

    public IReadOnlyList<Article> Articles { get; }

    public List<string> Questions(int count) => [.. Enumerable.Range(0, count).Select(QuestionOf)];

    private Article ArticleOf(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"G-{number:000000}"),
        Title = Text(TitleWords),
        Services = [string.Create(CultureInfo.InvariantCulture, $"service-{number % ServiceCount}")],
        Sections = [new ArticleSection("Cause", Text(BodyWords / 2)), new ArticleSection("Steps", Text(BodyWords / 2))],
    };

    private string QuestionOf(int number)
    {
        var article = Articles[_random.Next(Articles.Count)];
        var title = article.Title.Split(' ');
        var body = article.Sections[0].Text.Split(' ');
        var own = number % LongQuestionEvery == 0 ? LongQuestionWords : 3;
        return string.Join(' ', [.. title.Skip(1).Take(3), .. body.Take(3), Typo(title[0]), .. Text(own).Split(' ')]);
    }

    private static string Typo(string word) => word.Length < 5 ? word : word[..2] + word[3] + word[2] + word[4..];

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    /// <summary>Rank r is drawn about as often as 1/r: the logarithm of the rank is even.</summary>
    private string Word() => _words[Math.Min(_words.Length - 1, (int)Math.Pow(_words.Length, _random.NextDouble()) - 1)];

    private static string Spoken(int number)
    {
        var text = "";
        for (var rest = number; rest > 0; rest /= Syllables.Length) text += Syllables[rest % Syllables.Length];
        return text;
    }
}
