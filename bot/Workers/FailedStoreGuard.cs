using SupportBot.Bot.Storage;

namespace SupportBot.Bot.Workers;

/// <summary>Ends the process when the store has failed: started again, it goes on from what is on the disk.</summary>
public sealed class FailedStoreGuard(
    IBotStore store, IHostApplicationLifetime lifetime, ILogger<FailedStoreGuard> logger) : BackgroundService
{
    private const int ExitCode = 3;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Failed.Register(() =>
        {
            WorkerLog.StoreFailed(logger);
            Environment.ExitCode = ExitCode;
            lifetime.StopApplication();
        });
        return Task.CompletedTask;
    }
}
