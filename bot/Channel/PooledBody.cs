using System.Buffers;
using System.IO.Pipelines;

namespace SupportBot.Bot.Channel;

/// <summary>The bytes of one request in a rented buffer, which goes back when this is disposed.</summary>
internal sealed class PooledBody(long? expected, int limit) : IDisposable
{
    private const int SmallestBuffer = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected ?? 0, SmallestBuffer, limit));
    private int _length;

    /// <summary>What was read; not to be used after this is disposed.</summary>
    public Memory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads to the end; false when there is more than the limit.</summary>
    /// <exception cref="BadHttpRequestException">The request is not proper HTTP, or came too slowly.</exception>
    public async ValueTask<bool> ReadAsync(PipeReader reader, CancellationToken ct)
    {
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (_length + read.Buffer.Length > limit)
            {
                // The server reads the rest and throws it away, so that the caller hears the answer.
                reader.AdvanceTo(read.Buffer.End);
                return false;
            }

            MakeRoom(_length + (int)read.Buffer.Length);
            read.Buffer.CopyTo(_buffer.AsSpan(_length));
            _length += (int)read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return true;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void MakeRoom(int needed)
    {
        if (needed <= _buffer.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
        Bytes.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
