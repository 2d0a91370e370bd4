using System.Collections.Concurrent;
using SupportBot.Desk.Storage;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>
/// The one writer of the file. It takes every unit of work that waits, writes those that may be written in one LiteDB
/// transaction, waits until that is on the disk and then completes them all: one pair of disk flushes for many callers.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    // Larger groups gain little more and make the first unit of a group wait for the last.
    private const int LargestGroup = 256;

    // 8 KiB each. Moving the log holds readers up, and empties LiteDB's page cache.
    private const int PagesBeforeCheckpoint = 4096;
    private const int PageSize = 8192;

    private readonly BlockingCollection<Waiting> _queue = [];
    private readonly LiteDbFile _file;
    private readonly LiteTables _tables;
    private readonly DocumentCache _cache;
    private readonly Thread _thread;
    private readonly CancellationTokenSource _failed = new();
    private Exception? _failure;

    public GroupWriter(LiteDbFile file, LiteTables tables, DocumentCache cache)
    {
        (_file, _tables, _cache) = (file, tables, cache);
        _thread = new Thread(Run) { IsBackground = true, Name = "storage writer" };
        _thread.Start();
    }

    /// <summary>Cancelled when the store has been taken out of use.</summary>
    public CancellationToken Failed => _failed.Token;

    /// <summary>Ends when the unit is on the disk or was refused.</summary>
    /// <param name="ct">Has an effect only until the writer takes the unit.</param>
    /// <exception cref="StoreFailedException">It, or something before it, did not reach the disk.</exception>
    public Task WriteAsync(IWriteUnit unit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ThrowIfFailed();
        var waiting = new Waiting(unit, ct);
        _queue.Add(waiting, CancellationToken.None);
        return waiting.Done.Task;
    }

    /// <exception cref="StoreFailedException">The store has been taken out of use.</exception>
    public void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
            throw new StoreFailedException(failure);
    }

    /// <summary>Writes what waits, then stops. Nothing may be added any more.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _failed.Dispose();
    }

    private void Run()
    {
        var group = new List<Waiting>(LargestGroup);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < LargestGroup && _queue.TryTake(out var next))
                group.Add(next);
            WriteOrFail(group);
        }
    }

    private void WriteOrFail(List<Waiting> group)
    {
        try
        {
            ThrowIfFailed();
            Write(group);
            foreach (var one in group)
                one.Complete();
            if (_file.Log.Length >= PagesBeforeCheckpoint * PageSize)
                _file.Checkpoint();
        }
#pragma warning disable CA1031 // The writer's one catch-all: whatever it is, memory and disk may differ from here on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, e, null);
            foreach (var one in group)
                one.Done.TrySetException(new StoreFailedException(e));
            _failed.Cancel();
        }
    }

    private void Write(List<Waiting> group)
    {
        var session = new WriteSession(_file.Engine, _tables, _cache);
        var commit = _file.Log.Commits + 1;
        _tables.BeginWriting();
        _file.Engine.BeginTrans();
        foreach (var one in group)
            one.TryWrite(session);
        // Until tables that are new can be read too, what a reader finds may miss what is told here: nothing of it is kept.
        _cache.Publish(session.Documents, () =>
        {
            _file.Engine.Commit();
            if (session.HasWritten) _file.Log.WaitForCommit(commit);
            _tables.EndWriting();
        });
    }

    /// <summary>A unit and whoever waits for it.</summary>
    private sealed class Waiting(IWriteUnit unit, CancellationToken ct)
    {
        private Exception? _refusal;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void TryWrite(WriteSession session)
        {
            if (ct.IsCancellationRequested)
            {
                _refusal = new OperationCanceledException(ct);
                return;
            }

            try
            {
                unit.Check(session);
            }
            catch (Exception e) when (e is StaleWriteException or DuplicateDocumentException)
            {
                // Told only after the commit: what made it stale may be in this very group.
                _refusal = e;
                return;
            }

            unit.Apply(session);
        }

        public void Complete()
        {
            if (_refusal is OperationCanceledException)
            {
                Done.TrySetCanceled(ct);
            }
            else if (_refusal is not null)
            {
                Done.TrySetException(_refusal);
            }
            else
            {
                unit.Committed();
                Done.TrySetResult();
            }
        }
    }
}
