using Microsoft.Win32.SafeHandles;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// The write-ahead file as LiteDB sees it. LiteDB's own commit returns before its pages are written; this stream knows
/// when they are on the disk, in two steps so that a commit's last page never arrives before the others.
/// </summary>
/// <remarks>Written by LiteDB's page thread, waited for by the one writer; LiteDB serialises reads and writes.</remarks>
internal sealed class CommitLog : Stream
{
    // A page's header tells whether it is the last one of a commit (LiteDB 5 file format).
    private const int ConfirmedOffset = 18;

    private readonly object _gate = new();
    private readonly SafeFileHandle _file;
    private long _commits;
    private IOException? _failure;

    public CommitLog(string path) =>
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => RandomAccess.GetLength(_file);

    public override long Position { get; set; }

    /// <summary>How many commits are on the disk.</summary>
    public long Commits
    {
        get
        {
            lock (_gate)
                return _commits;
        }
    }

    /// <summary>Blocks until so many commits are on the disk.</summary>
    /// <exception cref="IOException">A page could not be written.</exception>
    public void WaitForCommit(long number)
    {
        lock (_gate)
        {
            while (_commits < number && _failure is null)
                Monitor.Wait(_gate);
            if (_failure is not null)
                throw new IOException("The write-ahead file could not be written.", _failure);
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        // After a failure nothing more is written: a later commit must not hide a hole.
        if (_failure is null)
            WritePage(buffer.AsSpan(offset, count), buffer[offset + ConfirmedOffset] != 0);
        Position += count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = RandomAccess.Read(_file, buffer.AsSpan(offset, count), Position);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <summary>Also forces the new length to the disk, so that old pages cannot come back behind new ones.</summary>
    public override void SetLength(long value)
    {
        RandomAccess.SetLength(_file, value);
        RandomAccess.FlushToDisk(_file);
    }

    /// <summary>Nothing: <see cref="Write"/> decides when to force pages to the disk.</summary>
    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private void WritePage(ReadOnlySpan<byte> page, bool lastOfCommit)
    {
        try
        {
            if (lastOfCommit)
                RandomAccess.FlushToDisk(_file);
            RandomAccess.Write(_file, page, Position);
            if (lastOfCommit)
                RandomAccess.FlushToDisk(_file);
        }
        catch (IOException e)
        {
            // LiteDB would stop its page thread and hang whoever waits for it.
            Report(e);
            return;
        }

        if (lastOfCommit)
            Report(null);
    }

    private void Report(IOException? failure)
    {
        lock (_gate)
        {
            if (failure is null) _commits++;
            else _failure ??= failure;
            Monitor.PulseAll(_gate);
        }
    }
}
