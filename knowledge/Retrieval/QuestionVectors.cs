namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Holds one question against articles. Its arrays are as long as the vocabulary and are used again for the next question;
/// one thread at a time.
/// </summary>
internal sealed class QuestionVectors(Corpus corpus)
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly Vocabulary _vocabulary = corpus.Vocabulary;
    private readonly SparseVector _stems = new(corpus.Vocabulary.StemCount);
    private readonly SparseVector _asked = new(corpus.Vocabulary.StemCount);
    private readonly SparseVector _counts = new(corpus.Vocabulary.StemCount);
    private readonly SparseVector _grams = new(Vocabulary.GramCount);
    private readonly SparseVector _lineGrams = new(Vocabulary.GramCount);
    private readonly SparseVector _lineCounts = new(Vocabulary.GramCount);
    private readonly SparseVector _bodyLikeness = new(corpus.Vocabulary.WordCount);
    private readonly SparseVector _headlineLikeness = new(corpus.Vocabulary.WordCount);
    private readonly List<int> _gramList = [];
    private float _askedNorm;
    private float _gramNormBody;
    private float _gramNormHeadline;
    private float _lineNorm;
    private float _bodyBound;
    private float _headlineBound;
    private float _askedMass;

    public void Take(Question question)
    {
        foreach (var vector in new[] { _stems, _asked, _grams, _lineGrams, _bodyLikeness, _headlineLikeness }) vector.Clear();
        _bodyBound = _headlineBound = _askedMass = 0;
        foreach (var (stem, weight) in question.All)
            if (_vocabulary.FindStem(stem) is { } id) _stems.Add(id, weight);
        foreach (var (stem, count) in question.Asked)
        {
            var known = _vocabulary.FindStem(stem);
            if (known is { } id) _asked.Add(id, count);
            _askedMass += known is { } found ? corpus.Bodies.Rarity[found] : corpus.Bodies.UnknownRarity;
            _bodyBound += count * (K1 + 1) * (known is { } b ? corpus.Bodies.Rarity[b] : corpus.Bodies.UnknownRarity);
            _headlineBound += count * (K1 + 1) * (known is { } h ? corpus.Headlines.Rarity[h] : corpus.Headlines.UnknownRarity);
        }

        foreach (var word in question.Kept.CountBy(w => w, StringComparer.Ordinal))
            foreach (var gram in Vocabulary.GramsOf(word.Key)) _grams.Add(gram, 1 + MathF.Log(word.Value));
        LineSpace.Fill(question.Line, _lineGrams, _gramList);
        _askedNorm = _asked.DampedNorm(corpus.Headlines.StemWeight);
        _gramNormBody = _grams.Norm(corpus.Bodies.GramWeight);
        _gramNormHeadline = _grams.Norm(corpus.Headlines.GramWeight);
        _lineNorm = _lineGrams.DampedNorm(corpus.Lines.Weight);
    }

    public bool HasGuessedHeadline(int number) =>
        corpus.Articles[number].Article is { Title.Length: 0, Symptoms.IsEmpty: true };

    /// <summary>How like the article with this number is to the question that was taken.</summary>
    public Signals Against(int number)
    {
        var article = corpus.Articles[number];
        var signals = new Signals
        {
            Body = Bm25(article.Words, article.Length, corpus.Bodies, _bodyBound),
            BodyCoverage = Cover(article.Words).Found,
            BodyGrams = GramCosine(article.Words, _bodyLikeness, corpus.Bodies, _gramNormBody, corpus.Bodies.GramNorm[number]),
        };
        for (var i = 0; i < article.Headlines.Length; i++)
            signals = Signals.Max(signals, AgainstHeadline(article.Headlines[i], corpus.FirstHeadline[number] + i));
        return signals;
    }

    private Signals AgainstHeadline(Headline headline, int number)
    {
        var (covered, asked, hits) = Cover(headline.Words);
        return new Signals
        {
            HeadlineCoverage = covered,
            HeadlineAsked = asked,
            HeadlineHits = hits,
            Headline = Bm25(headline.Words, headline.Length, corpus.Headlines, _headlineBound),
            HeadlineStems = StemCosine(headline.Words, corpus.Headlines.StemNorm[number]),
            HeadlineGrams = GramCosine(
                headline.Words, _headlineLikeness, corpus.Headlines, _gramNormHeadline, corpus.Headlines.GramNorm[number]),
            HeadlineLine = LineCosine(headline.Line, corpus.Lines.Norm[number]),
        };
    }

    /// <summary>
    /// By rarity in the whole texts: which share of the question a text has, and which share of the text was asked for; and
    /// how many asked stems it has.
    /// </summary>
    private (float Found, float Asked, int Hits) Cover(WordTally[] words)
    {
        var all = 0f;
        foreach (var tally in words)
        {
            var stem = _vocabulary.StemOfWord(tally.Word);
            all += corpus.Bodies.Rarity[stem];
            if (_asked[stem] > 0 && _counts[stem] == 0) _counts.Add(stem, 1);
        }

        var found = 0f;
        foreach (var stem in _counts.Places) found += corpus.Bodies.Rarity[stem];
        var hits = _counts.Places.Count;
        _counts.Clear();
        return (_askedMass > 0 ? found / _askedMass : 0, all > 0 ? found / all : 0, hits);
    }

    /// <summary>As a share of what a text with every asked word many times would have.</summary>
    private float Bm25(WordTally[] words, float length, TextSpace space, float bound)
    {
        CountStems(words, _stems);
        var saturation = K1 * (1 - B + B * length / (float)space.MeanLength);
        var sum = 0f;
        foreach (var stem in _counts.Places)
            sum += _stems[stem] * space.Rarity[stem] * _counts[stem] * (K1 + 1) / (_counts[stem] + saturation);
        _counts.Clear();
        return bound > 0 ? sum / bound : 0;
    }

    private float StemCosine(WordTally[] words, float norm)
    {
        if (norm == 0 || _askedNorm == 0) return 0;
        CountStems(words, _asked);
        var sum = 0f;
        foreach (var stem in _counts.Places)
        {
            var weight = corpus.Headlines.StemWeight[stem];
            sum += (1 + MathF.Log(_asked[stem])) * (1 + MathF.Log(_counts[stem])) * weight * weight;
        }

        _counts.Clear();
        return sum / (norm * _askedNorm);
    }

    private void CountStems(WordTally[] words, SparseVector wanted)
    {
        foreach (var tally in words)
        {
            var stem = _vocabulary.StemOfWord(tally.Word);
            if (wanted[stem] > 0) _counts.Add(stem, tally.Count);
        }
    }

    /// <summary>A text's gram vector is the sum of its words', so each word is held against the question once.</summary>
    private float GramCosine(WordTally[] words, SparseVector likeness, TextSpace space, float questionNorm, float norm)
    {
        if (norm == 0 || questionNorm == 0) return 0;
        var sum = 0f;
        foreach (var tally in words)
        {
            if (likeness[tally.Word] == 0) likeness.Set(tally.Word, LikenessOf(tally.Word, space));
            sum += tally.Damped * likeness[tally.Word];
        }

        return sum / (norm * questionNorm);
    }

    private float LikenessOf(int word, TextSpace space)
    {
        var sum = float.Epsilon; // not zero: zero says that the word was not looked at
        foreach (var gram in _vocabulary.GramsOfWord(word))
            if (_grams[gram] is var asked and > 0) sum += asked * space.GramWeight[gram] * space.GramWeight[gram];
        return sum;
    }

    private float LineCosine(string line, float norm)
    {
        if (norm == 0 || _lineNorm == 0) return 0;
        _gramList.Clear();
        Vocabulary.AddLineGrams(line, _gramList);
        foreach (var gram in _gramList)
            if (_lineGrams[gram] > 0) _lineCounts.Add(gram, 1);
        var sum = 0f;
        foreach (var gram in _lineCounts.Places)
        {
            var weight = corpus.Lines.Weight[gram];
            sum += (1 + MathF.Log(_lineGrams[gram])) * (1 + MathF.Log(_lineCounts[gram])) * weight * weight;
        }

        _lineCounts.Clear();
        return sum / (norm * _lineNorm);
    }
}
