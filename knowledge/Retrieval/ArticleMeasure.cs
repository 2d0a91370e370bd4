namespace SupportBot.Knowledge.Retrieval;

/// <summary>How long an article's vectors are with the weights of one corpus.</summary>
/// <param name="BodyGramNorm">Euclidean length of the whole text's gram vector.</param>
/// <param name="Headlines">One for each headline, in the article's order.</param>
internal sealed record ArticleMeasure(float BodyGramNorm, HeadlineMeasure[] Headlines)
{
    /// <param name="article">Of the corpus.</param>
    /// <param name="grams">Empty; left empty.</param>
    public static ArticleMeasure Of(ReadArticle article, Corpus corpus, SparseVector grams) => new(
        GramNorm(article.Whole, corpus.Bodies.Grams, corpus.Vocabulary, grams),
        Array.ConvertAll(article.Headlines, h => new HeadlineMeasure(
            NormOf(h.Text.Stems, corpus.Headlines),
            GramNorm(h.Text, corpus.Headlines.Grams, corpus.Vocabulary, grams),
            NormOf(h.LineGrams, corpus.Lines),
            h.Text.Words.Sum(w => corpus.Bodies.Rarity(corpus.Vocabulary.StemOfWord(w.Id))))));

    private static float GramNorm(TextTally text, GramSpace weights, Vocabulary vocabulary, SparseVector grams)
    {
        foreach (var word in text.Words)
            foreach (var gram in vocabulary.GramsOfWord(word.Id)) grams.Add(gram, word.Damped);
        var norm = grams.Norm(weights);
        grams.Clear();
        return norm;
    }

    private static float NormOf(Tally[] stems, TextSpace space)
    {
        var sum = 0d;
        foreach (var stem in stems)
        {
            double value = stem.Damped * space.StemWeight(stem.Id);
            sum += value * value;
        }

        return (float)Math.Sqrt(sum);
    }

    private static float NormOf(Tally[] grams, GramSpace space)
    {
        var sum = 0d;
        foreach (var gram in grams)
        {
            double value = gram.Damped * space[gram.Id];
            sum += value * value;
        }

        return (float)Math.Sqrt(sum);
    }
}

/// <param name="StemNorm">Euclidean length of the stem vector.</param>
/// <param name="GramNorm">Euclidean length of the vector of its words' grams.</param>
/// <param name="LineNorm">Euclidean length of the vector of the line's grams.</param>
/// <param name="Mass">How rare in whole texts its words are, summed.</param>
internal readonly record struct HeadlineMeasure(float StemNorm, float GramNorm, float LineNorm, float Mass);
