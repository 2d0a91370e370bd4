using Lucene.Net.Index;
using Lucene.Net.Search;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>
/// Collects the best hits. Of equals the first in the library is the better one; Lucene's own collectors take the one that was
/// written first, which hangs on the way to the index.
/// </summary>
/// <param name="slotField">Field with the article's slot.</param>
/// <param name="numbers">By slot: the article's number.</param>
/// <param name="most">At least 1.</param>
internal sealed class BestArticles(string slotField, int[] numbers, int most) : ICollector
{
    private static readonly Comparer<(float Score, int Number)> WorstFirst = Comparer<(float Score, int Number)>.Create(
        static (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Number.CompareTo(a.Number));

    private readonly PriorityQueue<int, (float Score, int Number)> _best = new(most, WorstFirst);
    private NumericDocValues? _slots;
    private Scorer? _scorer;
    private (float Score, int Number) _worst;

    /// <summary>In no order.</summary>
    public IEnumerable<int> Numbers => _best.UnorderedItems.Select(b => b.Element);

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _slots = context.AtomicReader.GetNumericDocValues(slotField);

    public void Collect(int doc)
    {
        if (_scorer is null || _slots is null) return;
        var score = _scorer.GetScore();
        var isFull = _best.Count == most;
        if (isFull && score < _worst.Score) return;
        var hit = (score, numbers[(int)_slots.Get(doc)]);
        if (!isFull) _best.Enqueue(hit.Item2, hit);
        else if (WorstFirst.Compare(hit, _worst) > 0) _best.EnqueueDequeue(hit.Item2, hit);
        if (_best.TryPeek(out _, out var worst)) _worst = worst;
    }
}
