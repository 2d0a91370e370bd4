using System.Collections.Immutable;
using SupportBot.Desk.Clients;
using SupportBot.Desk.Contracts;
using SupportBot.Desk.Outages;
using SupportBot.Desk.Storage;
using SupportBot.Desk.Tickets;
using SupportBot.Dialogs.Coverage;
using SupportBot.Dialogs.FollowUp;
using SupportBot.Dialogs.Wording;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Llm;
using SupportBot.Knowledge.Privacy;
using SupportBot.Knowledge.Triage;

namespace SupportBot.Dialogs.Report;

/// <summary>Makes offers for reports: triage, the best article, and the coverage decision.</summary>
public sealed class Offers(Advice advice, BookShelf books, PricingFacts facts, OutageQueries outages, TicketNumbers numbers)
{
    public TriageVerdict Assess(string text) => advice.Assess(Masking.Mask(text));

    /// <summary>What an article is called; its id when there is none any more.</summary>
    public string TitleOf(string articleId) => advice.Article(articleId)?.Title ?? articleId;

    /// <inheritdoc cref="Advice.KeepPhrasingAsync"/>
    public Task<Changes> KeepPhrasingAsync(string id, string articleId, string clientId, string words, UserInput input, CancellationToken ct) =>
        advice.KeepPhrasingAsync(id, articleId, clientId, words, input, ct);

    /// <summary>The book that offers are decided by.</summary>
    public ContractBook Book => books.Current;

    public Task<Understanding> UnderstandAsync(string text, CancellationToken ct) => advice.UnderstandAsync(Masking.Mask(text), ct);

    public Task<string?> QuestionAsync(string text, TriageVerdict verdict, UserInput input, CancellationToken ct) =>
        advice.QuestionAsync(Masking.Mask(text), verdict, input, ct);

    public bool SeesMoney(Person person) => TicketAccess.SeesMoney(person, books.Current);

    public Task<string> NextTicketIdAsync(CancellationToken ct) => numbers.NextAsync(ct);

    /// <summary>An offer for a new report.</summary>
    public async Task<Offer> ForAsync(string text, Understanding understood, UserInput input, CancellationToken ct)
    {
        var masked = Masking.Mask(text);
        var verdict = understood.Verdict;
        var device = DeviceIn(masked, input.Person.ClientId);
        var (article, answer) = await advice.BestAsync(masked, verdict, understood.Search, input, ct);
        var report = new ProblemReport
        {
            Id = "R-" + input.Id,
            PersonId = input.Person.Id,
            ClientId = input.Person.ClientId ?? "",
            AffectedUserId = input.About?.Id,
            AffectedName = NameOf(input.About),
            DeviceId = device,
            Text = masked,
            ServiceId = verdict.ServiceId,
            ServiceName = Texts.For(input)["Service_" + verdict.ServiceId],
            Priority = verdict.Priority,
            Triage = EvidenceOf(verdict, device),
            Promise = CoverageAsk.NothingPromised,
            ReportedAt = input.Now,
            ChangedAt = input.Now,
        };
        var offer = await PricedAsync(With(report, article), article, verdict, input, ct);
        return offer with { Answer = answer };
    }

    /// <summary>An offer for somebody who only wants a person; the words are what is known of the matter.</summary>
    public Task<Offer> ForPersonAsync(string words, UserInput input, CancellationToken ct) =>
        ForAsync(words, new Understanding(Assess(words), Search: null), input, ct);

    /// <summary>The same report decided again, now.</summary>
    public async Task<Offer> RenewAsync(ProblemReport report, UserInput input, CancellationToken ct)
    {
        var article = report.ArticleId is { } id ? advice.ArticleFor(id, input.Person) : null;
        return await PricedAsync(report, article, Assess(report.Text), input, ct);
    }

    /// <summary>The same report with more words: everything is decided again.</summary>
    public async Task<Offer> AgainAsync(ProblemReport report, string text, UserInput input, CancellationToken ct)
    {
        var masked = Masking.Mask(text);
        var understood = await UnderstandAsync(masked, ct);
        var verdict = understood.Verdict;
        var device = DeviceIn(masked, report.ClientId) ?? report.DeviceId;
        var (article, answer) = await advice.BestAsync(masked, verdict, understood.Search, input, ct);
        var changed = report with
        {
            AffectedUserId = input.About?.Id ?? report.AffectedUserId,
            AffectedName = NameOf(input.About) ?? report.AffectedName,
            DeviceId = device,
            Text = masked,
            ServiceId = verdict.IsUnsure ? report.ServiceId : verdict.ServiceId,
            ServiceName = verdict.IsUnsure ? report.ServiceName : Texts.For(input)["Service_" + verdict.ServiceId],
            Priority = verdict.IsUnsure ? report.Priority : verdict.Priority,
            Triage = verdict.IsUnsure ? report.Triage : EvidenceOf(verdict, device),
            ChangedAt = input.Now,
        };
        var offer = await PricedAsync(With(changed, article), article, verdict, input, ct);
        return offer with { Answer = answer };
    }

    /// <summary>The same report with another article; an unknown or hidden one leaves it as it is.</summary>
    public async Task<Offer> WithArticleAsync(ProblemReport report, string articleId, UserInput input, CancellationToken ct)
    {
        var article = advice.ArticleFor(articleId, input.Person) ?? (report.ArticleId is { } id ? advice.ArticleFor(id, input.Person) : null);
        var changed = With(report, article) with { ChangedAt = input.Now };
        return await PricedAsync(changed, article, Assess(report.Text), input, ct);
    }

    /// <summary>The next best articles, without those that were offered already.</summary>
    public async Task<IReadOnlyList<Article>> OtherArticlesAsync(ProblemReport report, int most, Person person, CancellationToken ct) =>
        [.. (await advice.ArticlesAsync(report.Text, most + report.ArticlesOffered.Count, person, ct))
            .Where(a => !report.ArticlesOffered.Contains(a.Id)).Take(most)];

    /// <summary>A known outage of the report's service at the person's company.</summary>
    public async Task<OutageRecord?> OutageOfAsync(ProblemReport report, Person person, CancellationToken ct)
    {
        if ((await outages.OngoingAsync(report.ClientId, report.ServiceId, ct))?.Value is not { } ongoing) return null;
        var site = books.Current.FindClient(report.ClientId)?.Users.Find(report.AffectedUserId ?? person.UserId)?.Site;
        return ongoing.Sites.IsEmpty || site is null || ongoing.Sites.Contains(site) ? ongoing : null;
    }

    /// <summary>The outage that a press names, if it is the one that goes on for this report.</summary>
    public async Task<Stored<OutageRecord>?> StoredOutageAsync(ProblemReport report, string outageId, CancellationToken ct)
    {
        var ongoing = await outages.OngoingAsync(report.ClientId, report.ServiceId, ct);
        return ongoing?.Id == outageId ? ongoing : null;
    }

    private string? DeviceIn(string text, string? clientId) =>
        books.Current.FindClient(clientId) is { } client ? NamedDevice.In(text, client.Devices)?.Id : null;

    private static ImmutableList<TriageEvidence> EvidenceOf(TriageVerdict verdict, string? device)
    {
        var evidence = verdict.Evidence.Add(new TriageEvidence("cell", $"{verdict.Impact} {verdict.Urgency} {verdict.Priority}", ""));
        return device is null ? evidence : evidence.Add(new TriageEvidence("device", device, ""));
    }

    private static string? NameOf(ClientUser? user) => user?.Name ?? user?.Id;

    private static ProblemReport With(ProblemReport report, Article? article) => report with
    {
        ArticleId = article?.Id,
        ArticleTitle = article?.Title,
        ArticlesOffered = article is null || report.ArticlesOffered.Contains(article.Id)
            ? report.ArticlesOffered
            : report.ArticlesOffered.Add(article.Id),
    };

    private async Task<Offer> PricedAsync(
        ProblemReport report, Article? article, TriageVerdict verdict, UserInput input, CancellationToken ct)
    {
        var book = books.Current;
        var known = await facts.AtAsync(input.Person.ClientId, input.Now, ct);
        var decision = CoverageAsk.Decide(book, report, input.Person, known, input.Now);
        var promise = CoverageAsk.PromiseOf(book, decision);
        return new Offer(report with { Promise = promise }, article, decision, verdict.Impact, verdict.Urgency)
        {
            Contract = decision.Contracts is [var only] ? book.FindContract(only) : null,
            Currency = book.Currency,
            MayApproveAlone = Approval.MayApproveAlone(input.Person, book, promise),
        };
    }
}
