using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Hands stems that are already counted to Lucene, each as often as it occurs; their order does not matter to BM25.</summary>
internal sealed class TallyStream : TokenStream
{
    private readonly Vocabulary _vocabulary;
    private readonly ICharTermAttribute _term;
    private Tally[] _stems = [];
    private int _next;
    private int _repeats;

    public TallyStream(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _term = AddAttribute<ICharTermAttribute>();
    }

    public TallyStream Over(Tally[] stems)
    {
        _stems = stems;
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
        _repeats = 0;
    }

    public override bool IncrementToken()
    {
        if (_next == _stems.Length) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_vocabulary.StemTexts[_stems[_next].Id]);
        if (++_repeats < _stems[_next].Count) return true;
        _repeats = 0;
        _next++;
        return true;
    }
}
