namespace SupportBot.Knowledge.Retrieval;

/// <summary>Ways in which an article can be like a question; none is comparable with another before it is normalised.</summary>
internal struct Signals
{
    /// <summary>BM25 over the whole text, as a share of what is possible for the question.</summary>
    public float Body;

    /// <summary>BM25 over the likest headline, as a share of what is possible.</summary>
    public float Headline;

    /// <summary>Cosine of stems, likest headline.</summary>
    public float HeadlineStems;

    /// <summary>Cosine of the grams of words, likest headline.</summary>
    public float HeadlineGrams;

    /// <summary>Cosine of the grams of the line, likest headline.</summary>
    public float HeadlineLine;

    /// <summary>The same three of the second likest headline: two ways of putting it that are alike say more than one.</summary>
    public float SecondStems;

    /// <inheritdoc cref="SecondStems"/>
    public float SecondGrams;

    /// <inheritdoc cref="SecondStems"/>
    public float SecondLine;

    /// <summary>Cosine of the grams of words over the whole text.</summary>
    public float BodyGrams;

    /// <summary>Share of what was asked, by rarity, that the whole text has.</summary>
    public float BodyCoverage;

    /// <summary>Share of what was asked, by rarity, that the likest headline has.</summary>
    public float HeadlineCoverage;

    /// <summary>Share of the headline, by rarity, that was asked for.</summary>
    public float HeadlineAsked;

    /// <summary>Asked stems that the headline has. Not ranked by: it tells how sure a hit is.</summary>
    public float HeadlineHits;

    /// <summary>Takes a headline in: what it says better than the likest so far, and what it says as the second likest.</summary>
    /// <param name="isOwn">False for all headlines of an article put together, which are no other way of putting it.</param>
    public void TakeHeadline(in Signals one, bool isOwn)
    {
        if (isOwn)
        {
            SecondStems = Math.Max(SecondStems, Math.Min(HeadlineStems, one.HeadlineStems));
            SecondGrams = Math.Max(SecondGrams, Math.Min(HeadlineGrams, one.HeadlineGrams));
            SecondLine = Math.Max(SecondLine, Math.Min(HeadlineLine, one.HeadlineLine));
        }

        RaiseTo(one);
    }

    /// <summary>Takes each of the other's that is higher.</summary>
    public void RaiseTo(in Signals other)
    {
        Body = Math.Max(Body, other.Body);
        Headline = Math.Max(Headline, other.Headline);
        HeadlineStems = Math.Max(HeadlineStems, other.HeadlineStems);
        HeadlineGrams = Math.Max(HeadlineGrams, other.HeadlineGrams);
        HeadlineLine = Math.Max(HeadlineLine, other.HeadlineLine);
        BodyGrams = Math.Max(BodyGrams, other.BodyGrams);
        BodyCoverage = Math.Max(BodyCoverage, other.BodyCoverage);
        HeadlineCoverage = Math.Max(HeadlineCoverage, other.HeadlineCoverage);
        HeadlineAsked = Math.Max(HeadlineAsked, other.HeadlineAsked);
        HeadlineHits = Math.Max(HeadlineHits, other.HeadlineHits);
    }
}
