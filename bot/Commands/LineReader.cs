using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Bot.Commands;

/// <summary>
/// Cuts a stream of bytes at line feeds. Of a line that is longer than any document may be only the beginning is kept,
/// one byte too long to be accepted.
/// </summary>
public sealed class LineReader(Stream input)
{
    private const int FirstBuffer = 64 * 1024;
    private const int LongestKept = TextLimits.Bytes + 1;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The next line without its line feed, valid until the next call; null at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken ct)
    {
        var searched = _start;
        while (true)
        {
            var feed = _buffer.AsSpan(searched.._end).IndexOf((byte)'\n');
            if (feed >= 0) return Take(searched + feed, 1);
            searched = _end;
            // A bare null would become an empty memory here, by way of a null array, and the input would never end.
            if (_ended) return _start == _end ? new ReadOnlyMemory<byte>?() : Take(_end, 0);
            searched -= MakeRoom();
            var read = await input.ReadAsync(_buffer.AsMemory(_end), ct);
            _ended = read == 0;
            _end += read;
        }
    }

    private ReadOnlyMemory<byte> Take(int end, int feed)
    {
        var line = _buffer.AsMemory(_start..end);
        _start = end + feed;
        return line;
    }

    /// <summary>Makes space behind the data, and returns by how many bytes the data moved to the front.</summary>
    private int MakeRoom()
    {
        var moved = 0;
        if (_start > 0)
        {
            moved = _start;
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - moved);
        }
        if (_end < _buffer.Length) return moved;
        if (_buffer.Length <= LongestKept)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, LongestKept + FirstBuffer));
            return moved;
        }
        // Nobody will read past this point of the line: what follows overwrites itself.
        _end = LongestKept;
        return moved + (_buffer.Length - LongestKept);
    }
}
