using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Bot.Telemetry;
using SupportBot.Bot.Turns;
using SupportBot.Desk.Alerts;
using SupportBot.Desk.Billing;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Maintenance;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Billing;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.Events;
using SupportBot.Dialogs.Files;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Links;
using SupportBot.Dialogs.Maintenance;
using SupportBot.Dialogs.Manager;
using SupportBot.Dialogs.Notices;
using SupportBot.Dialogs.Outages;
using SupportBot.Dialogs.Report;
using SupportBot.Dialogs.Search;
using SupportBot.Dialogs.Technician;
using SupportBot.Dialogs.Watch;
using SupportBot.Knowledge.Answers;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Retrieval;
using SupportBot.Knowledge.Triage.Learning;

namespace SupportBot.Bot.Hosting;

/// <summary>The conversation and what it reads, without any channel. The host adds an IDocumentStore.</summary>
public static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BookShelf>();
        services.AddSingleton<BookArchive>();
        services.AddSingleton<TicketQueries>();
        services.AddSingleton<TicketNumbers>();
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton<OutageQueries>();
        services.AddSingleton<MaintenanceQueries>();
        services.AddSingleton<AlertQueries>();
        services.AddSingleton<MaintenanceWatch>();
        services.AddSingleton<CaseHistory>();
        services.AddSingleton<LedgerQueries>();
        services.AddSingleton<Bookkeeping>();
        services.AddSingleton<StatementQueries>();
        services.AddSingleton<MoneyDesk>();
        services.AddSingleton<ShowStatement>();
        services.AddSingleton<AskBalance>();
        services.AddSingleton<AskContract>();
        services.AddSingleton<AskCovered>();
        services.AddSingleton<MoneyQuestions>();
        services.AddSingleton<MoneyFlows>();

        services.AddSingleton<ArticleArchive>();
        services.AddSingleton<TriageModels>();
        services.AddSingleton<ArticleShelf>();
        services.AddSingleton<ArticleVotes>();
        services.AddSingleton<ArticlePhrasings>();
        services.AddSingleton<ThreadInShort>();
        services.AddSingleton(static _ => new LexicalIndex(ArticleLibrary.Empty));
        services.TryAddSingleton<IKnowledgeSearch>(static s => s.GetRequiredService<LexicalIndex>());
        services.TryAddSingleton<ILanguageModel, NoLanguageModel>();
        services.AddSingleton<Advice>();

        services.AddSingleton<PricingFacts>();
        services.AddSingleton<Offers>();
        services.AddSingleton<DowntimeSource>();
        services.AddSingleton<SupportSource>();
        services.AddSingleton<RecurrenceSource>();
        services.AddSingleton<AdviceSource>();
        services.AddSingleton<DueSource>();
        services.AddSingleton<ReviewParts>();
        services.AddSingleton<ReviewSource>();
        services.AddSingleton<GapSource>();
        services.AddSingleton<FigureSources>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<Figures>();
        services.AddSingleton<FigureFlows>();
        services.AddSingleton<Translation>();
        services.AddSingleton<RelayTranslation>();
        services.AddSingleton<TicketStepFlow>();
        services.AddSingleton<Flows.Parts>();
        services.AddSingleton<Flows>();
        services.AddSingleton<EventFlows>();
        services.AddSingleton<DeskSearch>();
        services.AddSingleton<OutageFlows>();
        services.AddSingleton<WatchReports>();
        services.AddSingleton<WatchFlows>();
        services.TryAddSingleton(NoticeSettings.Default);
        services.AddSingleton<TicketNotices>();
        services.AddSingleton<SlaWatch>();
        services.AddSingleton<ClosingWatch>();
        services.AddSingleton<Watches>();
        services.AddSingleton<DeskFlows.Parts>();
        services.AddSingleton<DeskFlows>();
        services.AddSingleton<FileFlows>();
        services.AddSingleton<LinkFlows>();
        services.AddSingleton<ChangeFlows>();
        services.AddSingleton<LifeFlows>();
        services.AddSingleton<ArticleDesk>();
        services.TryAddSingleton(ReviewSettings.Default);
        services.AddSingleton<StaleWatch>();
        services.AddSingleton<ArticleFlows>();
        services.AddSingleton<FlowRouter>();
        services.AddSingleton<TurnMeter>();
        services.AddSingleton<TurnRunner>();
        return services;
    }
}
