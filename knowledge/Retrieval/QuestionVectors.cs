namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Holds one question against articles of a corpus. Its arrays are as long as the vocabulary and are used again for the next
/// question; one thread at a time.
/// </summary>
internal sealed class QuestionVectors
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>By stem: what it counts when it is asked for or stands in for one that is.</summary>
    private readonly SparseVector _stems = new(0);

    /// <summary>By stem: its part of the question's stem vector, times the weight; 0 when it was not asked for.</summary>
    private readonly SparseVector _asked = new(0);

    private readonly GramWeights _bodyGrams = new();
    private readonly GramWeights _headlineGrams = new();
    private readonly GramWeights _lineGrams = new();
    private readonly SparseVector _bodyLikeness = new(0);
    private readonly SparseVector _measured = new(Vocabulary.GramCount);
    private readonly List<int> _gramList = [];
    private Corpus _corpus = Corpus.Empty;
    private float[] _headlineLikeness = [];
    private float _askedNorm;
    private float _bodyGramNorm;
    private float _headlineGramNorm;
    private float _lineNorm;
    private float _bodyBound;
    private float _headlineBound;
    private float _askedMass;

    /// <summary>Forgets the question before.</summary>
    /// <param name="corpus">Whose articles the question will be held against.</param>
    public void Take(Question question, Corpus corpus)
    {
        _corpus = corpus;
        var vocabulary = corpus.Vocabulary;
        _stems.ClearFor(vocabulary.StemCount);
        _asked.ClearFor(vocabulary.StemCount);
        _bodyLikeness.ClearFor(vocabulary.WordCount);
        if (_headlineLikeness.Length < vocabulary.WordCount) _headlineLikeness = new float[vocabulary.WordCount];
        foreach (var (stem, weight) in question.Asked) AddStem(stem, weight);
        foreach (var (stem, weight) in question.StandIns) AddStem(stem, weight);
        TakeAsked(question);
        TakeGrams(question);
    }

    /// <summary>Any of these stems was asked for, or stands in for one that was.</summary>
    public bool HasAny(Tally[] stems)
    {
        foreach (var stem in stems)
            if (_stems[stem.Id] > 0) return true;
        return false;
    }

    /// <summary>How many of these stems were asked for, or stand in for one that was.</summary>
    public int Count(int[] stems)
    {
        var count = 0;
        foreach (var stem in stems)
            if (_stems[stem] > 0) count++;
        return count;
    }

    /// <summary>How like the article with this number is to the question that was taken.</summary>
    public Signals Against(int number)
    {
        var article = _corpus.Articles[number];
        var measure = _corpus.MeasureOf(number, _measured);
        var (body, found) = AgainstBody(article.Whole);
        var signals = new Signals
        {
            Body = body,
            BodyCoverage = _askedMass > 0 ? found / _askedMass : 0,
            BodyGrams = GramCosine(article.Whole.Words, isHeadline: false, _bodyGramNorm * measure.BodyGramNorm),
        };
        for (var i = 0; i < article.Headlines.Length; i++)
        {
            var one = default(Signals);
            AgainstHeadline(article.Headlines[i], measure.Headlines[i], ref one);
            signals.TakeHeadline(one, isOwn: i == 0 || i < article.Headlines.Length - 1);
        }

        return signals;
    }

    private void AddStem(string stem, float weight)
    {
        if (_corpus.FindStem(stem) is { } id) _stems.Add(id, weight);
    }

    private void TakeAsked(Question question)
    {
        _bodyBound = _headlineBound = _askedMass = 0;
        var squares = 0d;
        foreach (var (stem, count) in question.Asked)
        {
            var known = _corpus.FindStem(stem);
            var bodyRarity = known is { } b ? _corpus.Bodies.Rarity(b) : _corpus.Bodies.UnknownRarity;
            var headlineRarity = known is { } h ? _corpus.Headlines.Rarity(h) : _corpus.Headlines.UnknownRarity;
            _askedMass += bodyRarity;
            _bodyBound += count * (K1 + 1) * bodyRarity;
            _headlineBound += count * (K1 + 1) * headlineRarity;
            if (known is not { } id) continue;
            var weight = _corpus.Headlines.StemWeight(id);
            var value = Tally.Damp(count) * weight;
            _asked.Add(id, value * weight);
            squares += (double)value * value;
        }

        _askedNorm = (float)Math.Sqrt(squares);
    }

    private void TakeGrams(Question question)
    {
        _bodyGrams.Clear();
        _headlineGrams.Clear();
        _lineGrams.Clear();
        foreach (var (word, count) in question.Words)
        {
            _gramList.Clear();
            Vocabulary.AddGrams(word, _gramList);
            var damped = Tally.Damp(count);
            foreach (var gram in _gramList)
            {
                _bodyGrams.Add(gram, damped);
                _headlineGrams.Add(gram, damped);
            }
        }

        _gramList.Clear();
        Vocabulary.AddGrams(question.Line, _gramList);
        foreach (var gram in _gramList) _lineGrams.Add(gram, 1);
        foreach (var gram in _lineGrams.Grams) _lineGrams.Set(gram, Tally.Damp(_lineGrams[gram]));
        _bodyGramNorm = Weigh(_bodyGrams, _corpus.Bodies.Grams);
        _headlineGramNorm = Weigh(_headlineGrams, _corpus.Headlines.Grams);
        _lineNorm = Weigh(_lineGrams, _corpus.Lines);
    }

    /// <summary>Multiplies each value with its weight twice, once for the question and once for the text; gives the question's length.</summary>
    private static float Weigh(GramWeights grams, GramSpace weights)
    {
        var squares = 0d;
        foreach (var gram in grams.Grams)
        {
            var value = grams[gram] * weights[gram];
            squares += (double)value * value;
            grams.Set(gram, value * weights[gram]);
        }

        return (float)Math.Sqrt(squares);
    }

    /// <summary>BM25 as a share of what a text with every asked word many times would have; and the rarity of what was found.</summary>
    private (float Bm25, float Found) AgainstBody(TextTally text)
    {
        var saturation = K1 * (1 - B + B * text.Length / _corpus.Bodies.MeanLength);
        var sum = 0f;
        var found = 0f;
        foreach (var stem in text.Stems)
        {
            if (_stems[stem.Id] is not (var weight and > 0)) continue;
            var rarity = _corpus.Bodies.Rarity(stem.Id);
            sum += weight * rarity * stem.Count * (K1 + 1) / (stem.Count + saturation);
            if (_asked[stem.Id] > 0) found += rarity;
        }

        return (_bodyBound > 0 ? sum / _bodyBound : 0, found);
    }

    private void AgainstHeadline(Headline headline, HeadlineMeasure measure, ref Signals signals)
    {
        AgainstStems(headline.Text, measure, ref signals);
        var grams = GramCosine(headline.Text.Words, isHeadline: true, _headlineGramNorm * measure.GramNorm);
        signals.HeadlineGrams = Math.Max(signals.HeadlineGrams, grams);
        signals.HeadlineLine = Math.Max(signals.HeadlineLine, LineCosine(headline.LineGrams, _lineNorm * measure.LineNorm));
    }

    private void AgainstStems(TextTally text, HeadlineMeasure measure, ref Signals signals)
    {
        var saturation = K1 * (1 - B + B * text.Length / _corpus.Headlines.MeanLength);
        var sum = 0f;
        var cosine = 0f;
        var found = 0f;
        var hits = 0;
        foreach (var stem in text.Stems)
        {
            if (_stems[stem.Id] is not (var weight and > 0)) continue;
            sum += weight * _corpus.Headlines.Rarity(stem.Id) * stem.Count * (K1 + 1) / (stem.Count + saturation);
            if (_asked[stem.Id] is not (var asked and > 0)) continue;
            cosine += asked * stem.Damped;
            found += _corpus.Bodies.Rarity(stem.Id);
            hits++;
        }

        if (_headlineBound > 0) signals.Headline = Math.Max(signals.Headline, sum / _headlineBound);
        if (hits == 0) return;
        signals.HeadlineStems = Math.Max(signals.HeadlineStems, cosine / (_askedNorm * measure.StemNorm));
        signals.HeadlineCoverage = Math.Max(signals.HeadlineCoverage, found / _askedMass);
        signals.HeadlineAsked = Math.Max(signals.HeadlineAsked, found / measure.Mass);
        signals.HeadlineHits = Math.Max(signals.HeadlineHits, hits);
    }

    /// <summary>A text's gram vector is the sum of its words', so each word is held against the question once.</summary>
    private float GramCosine(Tally[] words, bool isHeadline, float norms)
    {
        if (norms == 0) return 0;
        var sum = 0f;
        foreach (var word in words)
        {
            if (_bodyLikeness[word.Id] == 0) Liken(word.Id);
            sum += word.Damped * (isHeadline ? _headlineLikeness[word.Id] : _bodyLikeness[word.Id]);
        }

        return sum / norms;
    }

    private void Liken(int word)
    {
        var body = float.Epsilon; // not zero: zero says that the word was not looked at
        var headline = 0f;
        foreach (var gram in _corpus.Vocabulary.GramsOfWord(word))
        {
            if (!_bodyGrams.Has(gram)) continue;
            body += _bodyGrams[gram];
            headline += _headlineGrams[gram];
        }

        _bodyLikeness.Add(word, body);
        _headlineLikeness[word] = headline;
    }

    private float LineCosine(Tally[] grams, float norms)
    {
        if (norms == 0) return 0;
        var sum = 0f;
        foreach (var gram in grams)
            if (_lineGrams.Has(gram.Id)) sum += _lineGrams[gram.Id] * gram.Damped;
        return sum / norms;
    }
}
