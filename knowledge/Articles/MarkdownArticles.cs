using System.Collections.Immutable;
using System.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace SupportBot.Knowledge.Articles;

/// <summary>
/// Reads articles from Markdown files: YAML front matter, then a body whose numbered steps stand under "## Steps".
/// </summary>
public static class MarkdownArticles
{
    private const string StepsHeading = "Steps";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    /// <summary>Reads every <c>*.md</c> file below a folder, in the order of their names. A file with an error gives no article.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static ArticleReading ReadFolder(string folder)
    {
        var (files, errors) = ReadFiles(folder);
        return new ArticleReading([.. files.Select(f => f.Article)], errors);
    }

    /// <summary>The same, with the files themselves.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static ArticleFolder ReadFiles(string folder)
    {
        var files = ImmutableList.CreateBuilder<ArticleFile>();
        var errors = ImmutableList.CreateBuilder<ArticleError>();
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (TextOf(path) is not { } text)
            {
                errors.Add(new ArticleError(file, 1, "the file is not UTF-8 text"));
                continue;
            }

            var reading = Read(file, text);
            errors.AddRange(reading.Errors);
            foreach (var article in reading.Articles)
            {
                if (seen.TryAdd(article.Id, file)) files.Add(new ArticleFile(file, text, article));
                else errors.Add(new ArticleError(file, 1, $"id '{article.Id}' is already used by {seen[article.Id]}"));
            }
        }

        return new ArticleFolder(files.ToImmutable(), errors.ToImmutable());
    }

    /// <summary>The file as it is, a byte order mark included, so that it can be written back; null when it is not UTF-8.</summary>
    private static string? TextOf(string path)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one file's text.</summary>
    /// <param name="file">Name for the error messages.</param>
    public static ArticleReading Read(string file, string markdown)
    {
        var document = Markdown.Parse(markdown.TrimStart('\uFEFF'), Pipeline);
        if (document.FirstOrDefault() is not YamlFrontMatterBlock block)
            return new ArticleReading([], [new ArticleError(file, 1, "the file must begin with front matter between two lines '---'")]);
        var front = new FrontMatter(file, firstLine: block.Line + 2);
        var head = front.Read(block.Lines.ToString());
        var errors = front.Errors.ToList();
        var sections = Sections(document);
        var steps = Steps(document, file, errors);
        if (head is null || errors.Count > 0) return new ArticleReading([], [.. errors.OrderBy(e => e.Line)]);
        return new ArticleReading([head with { Sections = sections, Steps = steps }], []);
    }

    private static ImmutableList<ArticleSection> Sections(MarkdownDocument document)
    {
        var sections = ImmutableList.CreateBuilder<ArticleSection>();
        var heading = "";
        var text = new StringBuilder();
        foreach (var block in document.Where(b => b is not YamlFrontMatterBlock))
        {
            if (block is HeadingBlock next)
            {
                Close();
                heading = PlainText.Of(next);
                continue;
            }

            foreach (var line in PlainText.Lines(block)) text.Append(text.Length > 0 ? "\n" : "").Append(line);
        }

        Close();
        return sections.ToImmutable();

        void Close()
        {
            if (text.Length > 0) sections.Add(new ArticleSection(heading, text.ToString()));
            text.Clear();
        }
    }

    private static ImmutableList<string> Steps(MarkdownDocument document, string file, List<ArticleError> errors)
    {
        var heading = document.OfType<HeadingBlock>()
            .FirstOrDefault(h => PlainText.Of(h).Equals(StepsHeading, StringComparison.OrdinalIgnoreCase));
        if (heading is null)
        {
            errors.Add(new ArticleError(file, 1, $"a section '## {StepsHeading}' with numbered steps is missing", ArticleFault.NoSteps));
            return [];
        }

        var list = document.SkipWhile(b => b != heading).Skip(1).TakeWhile(b => b is not HeadingBlock)
            .OfType<ListBlock>().FirstOrDefault(l => l.IsOrdered);
        if (list is null)
        {
            errors.Add(new ArticleError(file, heading.Line + 1, $"'## {StepsHeading}' must hold a numbered list", ArticleFault.NoNumberedSteps));
            return [];
        }

        return [.. list.OfType<ListItemBlock>().Select(item => string.Join(' ', PlainText.Lines(item))).Where(s => s.Length > 0)];
    }
}
