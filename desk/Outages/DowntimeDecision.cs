using SupportBot.Desk.Contracts;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Outages;

/// <summary>
/// <c>decide downtime</c>: reads outages and assumptions, checks them against the book and shows the figures.
/// </summary>
public static class DowntimeDecision
{
    public static DecideAnswer Decide(ContractBook book, DocumentReader input)
    {
        var request = DowntimeRequest.Read(book, input);
        if (input.FirstError is { } error)
        {
            return new DecideAnswer.Refused(error);
        }

        DowntimeChecks.Report(request, input);
        return input.FirstError is { } failed
            ? new DecideAnswer.Refused(failed)
            : new DecideAnswer.Decided(DowntimeJson.Of(Downtime.Over(request.ToQuery())));
    }
}
