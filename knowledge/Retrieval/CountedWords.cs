using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>Distinct words in the order in which they come first, with how often each comes.</summary>
/// <param name="Length">How many words there are, repeats counted.</param>
internal sealed record CountedWords(string[] Words, int[] Counts, int Length)
{
    public static CountedWords Of(List<string> words)
    {
        var places = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        var distinct = new List<string>(words.Count);
        var counts = new List<int>(words.Count);
        foreach (var word in words)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, word, out var known);
            if (known)
            {
                counts[place]++;
                continue;
            }

            place = distinct.Count;
            distinct.Add(word);
            counts.Add(1);
        }

        return new CountedWords([.. distinct], [.. counts], words.Count);
    }
}
