using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Bot.Workers;

/// <summary>
/// Fetches the vectors of passages that have none yet, also of articles that are written later; until then, and without
/// them, words alone find articles.
/// </summary>
internal sealed partial class VectorWorker(
    VectorLibrary library, ArticleShelf shelf, TimeProvider clock, ILogger<VectorWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var missing = await library.FillAsync(await shelf.FollowAsync(stoppingToken), stoppingToken);
            if (missing > 0) StillMissing(missing);
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 690, Level = LogLevel.Warning, Message = "{Passages} passages have no vector yet; trying again in a minute")]
    private partial void StillMissing(int passages);
}
