using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

public sealed class ChangesTests
{
    private static readonly DocumentType<Leaf> Leaves = new("leaf");

    public static TheoryData<string> Refused =>
        ["", "\0", "a\0b", "a\u0001", "\ud800", "a\udc00b", "\U0010FFFF", new string('x', 401), new string('ü', 201)];

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_id_that_some_database_cannot_hold_is_refused_before_it_reaches_one(string id)
    {
        Assert.ThrowsAny<ArgumentException>(() => Changes.None.Insert(Leaves, id, new("x")));
        Assert.ThrowsAny<ArgumentException>(() => Changes.None.Handled(id));
        Assert.ThrowsAny<ArgumentException>(() => Changes.None.Send(new() { Conversation = id, Payload = "{}" }));
    }

    [Fact]
    public void An_index_value_may_be_empty_but_not_too_long()
    {
        var listed = new DocumentType<Leaf>("leaf", leaf => [new(new("colour"), leaf.Colour)]);
        Assert.Single(Changes.None.Insert(listed, "a", new("")).Documents);
        Assert.Throws<ArgumentException>(() => Changes.None.Insert(listed, "a", new(new('x', 501))));
    }

    [Fact]
    public void A_document_is_written_once_in_one_commit()
    {
        var changes = Changes.None.Insert(Leaves, "a", new("red"));
        Assert.Throws<InvalidOperationException>(() => changes.Insert(Leaves, "a", new("green")));
        Assert.Throws<InvalidOperationException>(() => changes.And(changes));
    }

    [Fact]
    public void One_commit_finishes_one_activity() =>
        Assert.Throws<InvalidOperationException>(() => Changes.None.Handled("a").Handled("b"));

    [Fact]
    public void Two_sets_of_changes_become_one_in_order()
    {
        var first = Changes.None.Insert(Leaves, "a", new("red")).Send(Text("1"));
        var second = Changes.None.Insert(Leaves, "b", new("red")).Send(Text("2")).Handled("activity");
        var both = first.And(second);
        Assert.Equal(["a", "b"], both.Documents.Select(d => d.Key.Id));
        Assert.Equal(["1", "2"], both.Messages.Select(m => m.Payload));
        Assert.Equal("activity", both.HandledActivity?.Key);
    }

    [Fact]
    public void Adding_leaves_the_changes_added_to_as_they_were()
    {
        var first = Changes.None.Insert(Leaves, "a", new("red"));
        _ = first.Insert(Leaves, "b", new("red")).Send(Text("1"));
        Assert.Single(first.Documents);
        Assert.True(Changes.None.IsEmpty);
    }

    private static OutboxMessage Text(string payload) => new() { Conversation = "c", Payload = payload };

    private sealed record Leaf(string Colour);
}
