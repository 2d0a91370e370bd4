using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Tests.EndToEnd;

/// <summary>Everything a window was told to show, in order, read from the Playground's WebSocket.</summary>
internal sealed class FrameLog : IAsyncDisposable
{
    private readonly ClientWebSocket? _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly Lock _gate = new();

    // Guarded by the gate: frames come from the reader, and go to whoever waits.
    private readonly List<PlaygroundFrame> _unseen = [];
    private readonly List<PlaygroundFrame> _seen = [];
    private Task _reading = Task.CompletedTask;

    private FrameLog(ClientWebSocket? socket) => _socket = socket;

    /// <summary>A log of nothing, for a window whose page reads the frames itself.</summary>
    public static FrameLog Closed => new(null);

    public static async Task<FrameLog> OpenAsync(Uri playground)
    {
        var socket = new ClientWebSocket();
        var address = new UriBuilder(playground) { Scheme = "ws", Path = "_ws_conversation/v1/conversations/stream" };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        var log = new FrameLog(socket);
        log._reading = log.ReadAsync(socket);
        return log;
    }

    /// <summary>Every frame so far, returned or not.</summary>
    public IReadOnlyList<PlaygroundFrame> All
    {
        get
        {
            lock (_gate) return [.. _seen, .. _unseen];
        }
    }

    /// <summary>The oldest frame not yet returned that fits; frames that do not fit stay for later.</summary>
    public async Task<PlaygroundFrame> NextAsync(Func<PlaygroundFrame, bool> fits, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        while (true)
        {
            lock (_gate)
            {
                if (_unseen.Find(f => fits(f)) is { } frame)
                {
                    _unseen.Remove(frame);
                    _seen.Add(frame);
                    return frame;
                }
            }

            try
            {
                await _news.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Nothing that fits was shown. Not looked at yet: {Describe(_unseen)} Before: {Describe(_seen)}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket?.Dispose();
        _news.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var part = new byte[64 * 1024];
        using var whole = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(part.AsMemory(), _stop.Token) is { MessageType: WebSocketMessageType.Text } got)
            {
                whole.Write(part, 0, got.Count);
                if (!got.EndOfMessage) continue;
                using var frame = JsonDocument.Parse(whole.ToArray());
                whole.SetLength(0);
                Take(PlaygroundFrame.Read(frame.RootElement));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the window is gone and the next wait says so.
        }
    }

    private void Take(PlaygroundFrame? frame)
    {
        if (frame is null) return;
        lock (_gate) _unseen.Add(frame);
        _news.Release();
    }

    private string Describe(List<PlaygroundFrame> frames)
    {
        lock (_gate) return frames.Count == 0 ? "nothing." : string.Join(Environment.NewLine, frames);
    }
}
