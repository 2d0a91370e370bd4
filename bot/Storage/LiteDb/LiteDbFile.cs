using LiteDB;
using LiteDB.Engine;

namespace SupportBot.Bot.Storage.LiteDb;

/// <summary>One database file, opened by this process alone: the data, the write-ahead file beside it, and a lock file.</summary>
internal sealed class LiteDbFile : IDisposable
{
    private readonly FileStream _lock;

    private LiteDbFile(FileStream lockFile, CommitLog log, LiteEngine engine) =>
        (_lock, Log, Engine) = (lockFile, log, engine);

    public CommitLog Log { get; }

    public LiteEngine Engine { get; }

    /// <exception cref="StoreInUseException">Another process has it open.</exception>
    /// <exception cref="StoreUnwritableException">The folder or a file cannot be created or written.</exception>
    public static LiteDbFile Open(string path)
    {
        var opened = new Stack<IDisposable>();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
            var lockFile = Lock(path);
            opened.Push(lockFile);
            // The name that LiteDB itself uses, so that its own tools find the log after a crash.
            var log = new CommitLog(Path.ChangeExtension(path, null) + "-log" + Path.GetExtension(path));
            opened.Push(log);
            var engine = new LiteEngine(new EngineSettings
            {
                Filename = path,
                LogStream = log,
                Collation = Collation.Binary,
            });
            opened.Push(engine);
            // Zero: the writer decides when to move the log into the data file, never a commit by itself.
            if (engine.Pragma("CHECKPOINT", 0)) log.WaitForCommit(1);
            return new(lockFile, log, engine);
        }
        catch (Exception e)
        {
            while (opened.TryPop(out var one))
                one.Dispose();
            if (e is UnauthorizedAccessException or IOException)
                throw new StoreUnwritableException(path, e);
            throw;
        }
    }

    /// <summary>Moves everything committed from the log into the data file. Readers wait meanwhile.</summary>
    public void Checkpoint() => Engine.Checkpoint();

    public void Dispose()
    {
        Engine.Dispose();
        Log.Dispose();
        _lock.Dispose();
    }

    // LiteDB's own files are shared for reading, which Linux does not enforce; an exclusive lock file is, everywhere.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && IsSharing(e))
        {
            throw new StoreInUseException(path, e);
        }
    }

    // ERROR_SHARING_VIOLATION on Windows; EWOULDBLOCK as .NET reports it on Linux and macOS.
    private static bool IsSharing(IOException e) =>
        e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
