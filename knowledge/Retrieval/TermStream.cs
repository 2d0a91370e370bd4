using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Hands terms that are already worked out to Lucene.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private IReadOnlyList<string> _terms = [];
    private int _next;

    public TermStream() => _term = AddAttribute<ICharTermAttribute>();

    public TermStream Over(IReadOnlyList<string> terms)
    {
        _terms = terms;
        _next = 0;
        return this;
    }

    public override bool IncrementToken()
    {
        if (_next == _terms.Count) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_terms[_next++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }
}
