using NodaTime;
using SupportBot.Desk.Contracts.Reading;

namespace SupportBot.Desk.Outages;

/// <summary>What the rows of a downtime input must be to each other and to the book.</summary>
internal static class DowntimeChecks
{
    public static void Report(DowntimeRequest request, DocumentReader input)
    {
        ReportPeriod(request, input);
        ReportServices(request, input);
        ReportIncidents(request, input);
        ReportMaintenance(request, input);
        foreach (var (index, span) in request.Unknown.Index())
        {
            ReportSpan(request, input, input.Place.Key("unknown").Item(index), span.Service, (span.Start, span.End));
        }

        if (request.Cost is { ShareLost: var share } && (share.Low > share.Likely || share.Likely > share.High))
        {
            input.Report(input.Place.Key("cost").Key("shareLost"), ErrorCode.Order);
        }
    }

    private static void ReportPeriod(DowntimeRequest request, DocumentReader input)
    {
        if (request.Until <= request.From)
        {
            input.Report(input.Place.Key("until"), ErrorCode.Order);
        }

        if (request.AsOf <= Downtime.StartOf(request.From, request.Zone))
        {
            input.Report(input.Place.Key("asOf"), ErrorCode.Order);
        }
    }

    private static void ReportServices(DowntimeRequest request, DocumentReader input)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, service) in (request.Services ?? []).Index())
        {
            var place = input.Place.Key("services").Item(index);
            if (request.Book.FindService(service) is null)
            {
                input.Report(place, ErrorCode.UnknownRef);
            }

            if (!seen.Add(service))
            {
                input.Report(place, ErrorCode.DuplicateId);
            }
        }
    }

    private static void ReportIncidents(DowntimeRequest request, DocumentReader input)
    {
        var seen = new HashSet<(string Id, long Version)>();
        foreach (var (index, row) in request.Incidents.Index())
        {
            var place = input.Place.Key("incidents").Item(index);
            ReportSpan(request, input, place, row.Service, (row.Start, row.End));
            if (!seen.Add((row.Id, row.Version)))
            {
                input.Report(place.Key("version"), ErrorCode.DuplicateId);
            }

            if (row.Users is not null && row.Count is not null)
            {
                input.Report(place.Key("users"), ErrorCode.Conflict, "users and count exclude each other");
            }

            if (row.Count > request.Book.FindService(row.Service)?.Users)
            {
                input.Report(place.Key("count"), ErrorCode.OutOfRange, "more people than use the service");
            }

            ReportAmendment(row, input, place);
        }
    }

    private static void ReportAmendment(IncidentRow row, DocumentReader input, Place place)
    {
        if (row.Version > 1 && row.Reason is null)
        {
            input.Report(place.Key("reason"), ErrorCode.Missing);
        }

        if (row.Version > 1 && row.By is null)
        {
            input.Report(place.Key("by"), ErrorCode.Missing);
        }
    }

    private static void ReportMaintenance(DowntimeRequest request, DocumentReader input)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, window) in request.Maintenance.Index())
        {
            var place = input.Place.Key("maintenance").Item(index);
            ReportSpan(request, input, place, window.Service, (window.Start, window.End));
            if (!seen.Add(window.Id))
            {
                input.Report(place.Key("id"), ErrorCode.DuplicateId);
            }
        }
    }

    private static void ReportSpan(
        DowntimeRequest request, DocumentReader input, Place place, string service, (Instant Start, Instant? End) span)
    {
        if (request.Book.FindService(service) is null)
        {
            input.Report(place.Key("service"), ErrorCode.UnknownRef);
        }

        if (span.End <= span.Start)
        {
            input.Report(place.Key("end"), ErrorCode.Order);
        }
    }
}
