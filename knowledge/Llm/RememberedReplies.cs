using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Knowledge.Llm;

/// <summary>The last few answers, for some minutes.</summary>
internal sealed class RememberedReplies(TimeProvider clock)
{
    private const int Most = 256;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (ModelReply Reply, long At)> _replies = new(StringComparer.Ordinal);

    public ModelReply? Find(string prompt, string material)
    {
        var key = KeyOf(prompt, material);
        lock (_gate) return _replies.TryGetValue(key, out var kept) && clock.GetElapsedTime(kept.At) < Kept ? kept.Reply : null;
    }

    public void Keep(string prompt, string material, ModelReply reply)
    {
        var key = KeyOf(prompt, material);
        lock (_gate)
        {
            if (_replies.Count >= Most) _replies.Remove(_replies.MinBy(r => r.Value.At).Key);
            _replies[key] = (reply, clock.GetTimestamp());
        }
    }

    private static string KeyOf(string prompt, string material) =>
        prompt + ":" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(material)));
}
