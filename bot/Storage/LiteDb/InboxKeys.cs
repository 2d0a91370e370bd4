using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// The keys of all activities in the inbox, as half a SHA-256 each: long keys cost no memory, and nobody can make two that
/// collide. Belongs to the writer's thread.
/// </summary>
internal sealed class InboxKeys
{
    private const int Bytes = 16;

    private readonly Dictionary<UInt128, State> _states = [];

    public State? Find(string key) => _states.TryGetValue(Hash(key), out var state) ? state : null;

    public void Set(string key, State state) => _states[Hash(key)] = state;

    public void Forget(string key) => _states.Remove(Hash(key));

    private static UInt128 Hash(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash[..Bytes]);
    }

    /// <param name="Added">When the activity was accepted.</param>
    public readonly record struct State(long Sequence, Instant Added, bool IsDone);
}
