using System.Collections.Immutable;

namespace SupportBot.Desk.Contracts.Reading;

/// <summary>
/// Reads one document, a contract book or the input of a decision, by maps that are declared once, and collects every
/// error. The same code gives all errors (<see cref="AllErrors"/>) and the one to report (<see cref="FirstError"/>): shape
/// errors are collected depth first; per map unknown keys in the order of the text, then the declared keys in their order.
/// </summary>
/// <remarks>
/// <code>
/// // Keys in the order of the reference; reading them in another order throws.
/// private static readonly MapKeys QueryKeys = new("from", "until", "service", "events", "cost");
/// private static readonly MapKeys EventKeys = new("at", "kind", "minutes");
/// private static readonly Choices&lt;Effect&gt; Effects = new(("down", Effect.Down), ("degraded", Effect.Degraded));
///
/// var query = input.Root.Map(QueryKeys, map => new Query
/// {
///     From = map["from"].Required(DateForms.Date),                       // absent or null: missing
///     Until = map["until"].OptionalValue(DateForms.Date),                // LocalDate?
///     Service = map["service"].Optional(TextForms.Id),                   // string?
///     Events = map["events"].List(item => item.Map(EventKeys, ReadEvent)),
///     Cost = map["cost"].Or(NumberForms.MoneyText, 0m),                  // a number is wrong-type
/// });
/// if (input.FirstError is { } error) return new DecideAnswer.Refused(error);   // everything above is placeholders then
/// if (query.Until &lt; query.From) return input.Refuse(input.Place.Key("until"), ErrorCode.Order);
///
/// static Event ReadEvent(MapReader map) => new(
///     map["at"].Required(DateForms.WholeMinute), map["kind"].Required(Effects), map["minutes"].Or(NumberForms.Whole(0, 60), 0));
/// </code>
/// A value that is wrong yields a harmless placeholder and an error, so reading goes on without null checks; a map that
/// is wrong is read as placeholders without further errors.
/// </remarks>
public sealed class DocumentReader
{
    private readonly Node _root;
    private readonly List<InputError> _errors = [];

    /// <param name="root">The document.</param>
    /// <param name="name">First part of every path: <c>book</c> or <c>input</c>.</param>
    public DocumentReader(Node root, string name)
    {
        _root = root;
        Place = Place.Root(name);
    }

    /// <summary>The document itself; every other place starts from here.</summary>
    public Place Place { get; }

    /// <summary>The document as a field: read it with <see cref="Field.Map{T}"/>.</summary>
    public Field Root => Field.OfRoot(this, _root);

    public bool IsClean => _errors.Count == 0;

    /// <summary>The error that is reported where only one is; null when the document is clean.</summary>
    public InputError? FirstError => _errors.Count == 0 ? null : _errors[0];

    /// <summary>Every error by line, then path (ordinal).</summary>
    public ImmutableArray<InputError> AllErrors =>
        [.. _errors.OrderBy(e => e.Line).ThenBy(e => e.Path, StringComparer.Ordinal)];

    /// <summary>Adds the error of a cross check; the line is looked up.</summary>
    /// <param name="reason">What is wrong beyond what the code says, in English; null for the code's own sentence.</param>
    public void Report(Place place, ErrorCode code, string? reason = null, ImmutableArray<string> accepted = default) =>
        Report(place, place.LineIn(_root), new Fault(code, accepted.IsDefault ? [] : accepted, reason));

    /// <summary>A cross check's error as the answer of a decision.</summary>
    public DecideAnswer Refuse(Place place, ErrorCode code, string? reason = null)
    {
        Report(place, code, reason);
        return new DecideAnswer.Refused(_errors[0]);
    }

    /// <summary>Whether a key is written with a value other than null, or a list item is there.</summary>
    public bool IsGiven(Place place) => place.NodeIn(_root) is not (null or NullNode);

    /// <summary>The texts of a list with their positions; nothing for what is no list of texts.</summary>
    public IEnumerable<(int Index, string Text)> TextsOf(Place place) => place.NodeIn(_root) is ListNode list
        ? list.Items.Select((item, index) => (index, (item as TextNode)?.Value ?? ""))
        : [];

    internal void Report(Place place, int line, Fault fault)
    {
        if (_errors.Count >= TextLimits.Errors) return;
        _errors.Add(new InputError(line, place.ToString(), fault.Code, Reasons.Of(place.Name, fault), fault.Accepted));
    }
}
