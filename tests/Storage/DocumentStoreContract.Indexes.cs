using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

public abstract partial class DocumentStoreContract
{
    public static TheoryData<string> HostileIds =>
    [
        "a/b/../c", @"a\b", "a b", " ", "'; drop table note; --", "$where", "_id", "%", "%00", "..", "null", "\"",
        "19:x@thread.tacv2;messageid=1", "ÅÄÖ", "Å", "مرحبا", "日本語", "👩‍🚀", "\u200b", "\u202eabc", "\ufffe", "\t\r\n",
        "ID", "id", "Id", new string('x', 400), new string('ü', 200), "0", "-1", "1e3", "\u001f",
    ];

    [Theory]
    [MemberData(nameof(HostileIds))]
    public async Task Any_text_is_an_id_of_its_own(string id)
    {
        await Insert("other", Some("bob", id));
        await Insert(id, Some("ann", id));
        var found = await Load(id);
        Assert.Equal((id, "ann"), (found.Id, found.Value.Owner));
        await Store.CommitAsync(Changes.None.Update(Notes, found, Some(id, "tag")), Cancel);
        Assert.Equal([id], await Ids(IndexRange.Exactly(ByOwner, id)));
        Assert.Equal(["other"], await Ids(IndexRange.Exactly(ByTag, id)));
        await Store.CommitAsync(Changes.None.Delete(Notes, await Load(id)), Cancel);
        Assert.Null(await Store.FindAsync(Notes, id, Cancel));
        Assert.Empty(await Ids(IndexRange.Exactly(ByOwner, id)));
    }

    [Fact]
    public async Task Ids_that_differ_only_in_case_or_composition_are_different_ids()
    {
        string[] ids = ["id", "ID", "é", "e\u0301", "ı", "i", "İ"];
        foreach (var id in ids)
            await Insert(id, Some(id));
        foreach (var id in ids)
            Assert.Equal(id, (await Load(id)).Value.Owner);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("a\0b")]
    public async Task An_id_that_cannot_exist_is_not_found(string id) =>
        Assert.Null(await Store.FindAsync(Notes, id, Cancel));

    [Fact]
    public async Task A_range_takes_its_start_and_leaves_its_end()
    {
        foreach (var owner in new[] { "a", "b", "ba", "c", "d" })
            await Insert(owner, Some(owner));
        Assert.Equal(["b", "ba"], await Ids(IndexRange.Between(ByOwner, "b", "c")));
        Assert.Equal(["c", "d"], await Ids(IndexRange.AtLeast(ByOwner, "c")));
        Assert.Equal(["b"], await Ids(IndexRange.Exactly(ByOwner, "b")));
        Assert.Equal(["b", "ba"], await Ids(IndexRange.StartingWith(ByOwner, "b")));
        Assert.Equal(["d", "c", "ba", "b", "a"], await Ids(IndexRange.All(ByOwner).Descending()));
        Assert.Empty(await Ids(IndexRange.Between(ByOwner, "b", "b")));
        Assert.Empty(await Ids(IndexRange.Between(ByOwner, "c", "b")));
        Assert.Empty(await Ids(IndexRange.All(new("unheard-of"))));
    }

    [Fact]
    public async Task An_empty_index_value_comes_first()
    {
        await Insert("n1", Some("a"));
        await Insert("n2", Some(""));
        Assert.Equal(["n2", "n1"], await Ids(IndexRange.All(ByOwner)));
        Assert.Equal(["n2"], await Ids(IndexRange.Exactly(ByOwner, "")));
    }

    [Fact]
    public async Task Values_and_ids_are_ordered_by_code_point()
    {
        // UTF-16 would put the emoji (U+1F600) before the full-width letter (U+FF21); a culture would mix cases.
        string[] ordered = ["", "\u0002", "\u001f", "A", "B", "a", "a\u001f", "a ", "aa", "b", "ä", "\uFF21", "\U0001F600"];
        foreach (var value in ordered.Reverse())
        {
            await Insert("x" + value, Some(value));
            await Insert("w" + value, Some("same"));
        }

        Assert.Equal(
            ordered.Select(v => "x" + v),
            (await Ids(IndexRange.All(ByOwner))).Where(id => id.StartsWith('x')));
        Assert.Equal(ordered.Select(v => "w" + v), await Ids(IndexRange.Exactly(ByOwner, "same")));
    }

    [Fact]
    public async Task A_document_is_listed_once_for_each_of_its_entries()
    {
        await Insert("n1", Some("ann", "red", "green", "red"));
        await Insert("n2", Some("ann", "green"));
        Assert.Equal(["n1", "n2", "n1"], await Ids(IndexRange.All(ByTag)));
        Assert.Equal(["n1", "n2"], await Ids(IndexRange.Exactly(ByTag, "green")));
    }

    [Fact]
    public async Task An_update_moves_a_document_to_its_new_places()
    {
        await Insert("n1", Some("ann", "red", "green"));
        await Store.CommitAsync(Changes.None.Update(Notes, await Load("n1"), Some("bob", "green", "blue")), Cancel);
        Assert.Equal(["blue", "green"], await Tags("n1"));
        Assert.Empty(await Ids(IndexRange.Exactly(ByOwner, "ann")));
        Assert.Equal(["n1"], await Ids(IndexRange.Exactly(ByOwner, "bob")));
    }

    [Fact]
    public async Task A_long_list_is_read_in_pages_both_ways_without_gaps_or_repetitions()
    {
        for (var i = 0; i < 25; i++)
            await Insert($"n{i:D2}", Some("o" + (i / 10)));
        var expected = Enumerable.Range(0, 25).Select(i => $"n{i:D2}").ToArray();
        Assert.Equal(expected, await Pages(IndexRange.All(ByOwner), 7));
        Assert.Equal(expected.Reverse(), await Pages(IndexRange.All(ByOwner).Descending(), 7));
        Assert.Equal(expected[10..20], await Pages(IndexRange.Exactly(ByOwner, "o1"), 5));
    }

    [Fact]
    public async Task A_page_goes_on_after_a_document_that_is_gone()
    {
        foreach (var id in new[] { "a", "b", "c" })
            await Insert(id, Some("ann"));
        await Store.CommitAsync(Changes.None.Delete(Notes, await Load("b")), Cancel);
        Assert.Equal(["c"], await Ids(IndexRange.Exactly(ByOwner, "ann").After("ann", "b")));
        Assert.Equal(["a"], await Ids(IndexRange.Exactly(ByOwner, "ann").Descending().After("ann", "b")));
    }

    [Fact]
    public async Task A_position_outside_the_range_does_not_widen_it()
    {
        foreach (var owner in new[] { "a", "b", "c", "d" })
            await Insert(owner, Some(owner));
        Assert.Equal(["b", "c"], await Ids(IndexRange.Between(ByOwner, "b", "d").After("a", "a")));
        Assert.Equal(["c", "b"], await Ids(IndexRange.Between(ByOwner, "b", "d").Descending().After("d", "d")));
        Assert.Empty(await Ids(IndexRange.Between(ByOwner, "b", "d").After("d", "d")));
        Assert.Empty(await Ids(IndexRange.Between(ByOwner, "b", "d").Descending().After("a", "a")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_limit_is_at_least_one(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.ListAsync(Notes, IndexRange.All(ByOwner), limit, Cancel));

    [Fact]
    public async Task A_document_of_a_megabyte_comes_back_as_it_was()
    {
        var owner = string.Concat(Enumerable.Repeat("Größe👍\"<>&\u0000\\", 80_000));
        await Insert("n1", Some("x") with { Text = owner });
        Assert.Equal(owner, (await Load("n1")).Value.Text);
    }

    [Fact]
    public async Task Entries_are_listed_without_their_documents_in_the_same_order()
    {
        await Insert("n1", Some("ann", "red", "green\u001f👍"));
        await Insert("n2", Some("bob", "green\u001f👍", ""));
        Assert.Equal(
            [new("", "n2"), new("green\u001f👍", "n1"), new("green\u001f👍", "n2"), new("red", "n1")],
            await Store.ListEntriesAsync(Notes, IndexRange.All(ByTag), 100, Cancel));
        Assert.Equal(
            [new("red", "n1"), new("green\u001f👍", "n2")],
            await Store.ListEntriesAsync(Notes, IndexRange.All(ByTag).Descending(), 2, Cancel));
        Assert.Equal(
            [new("green\u001f👍", "n2")],
            await Store.ListEntriesAsync(Notes, IndexRange.Between(ByTag, "g", "r").After("green\u001f👍", "n1"), 100, Cancel));
        await Store.CommitAsync(Changes.None.Delete(Notes, await Load("n1")), Cancel);
        Assert.Equal(2, (await Store.ListEntriesAsync(Notes, IndexRange.All(ByTag), 100, Cancel)).Count);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ListEntriesAsync(Notes, IndexRange.All(ByTag), 0, Cancel));
    }

    private async Task<string[]> Ids(IndexRange range) =>
        [.. (await Store.ListAsync(Notes, range, 100, Cancel)).Select(n => n.Id)];

    private async Task<List<string>> Tags(string id)
    {
        var tags = new List<string>();
        foreach (var tag in new[] { "blue", "green", "red" })
        {
            if ((await Ids(IndexRange.Exactly(ByTag, tag))).Contains(id))
                tags.Add(tag);
        }

        return tags;
    }

    private async Task<List<string>> Pages(IndexRange range, int size)
    {
        var all = new List<string>();
        while (true)
        {
            var page = await Store.ListAsync(Notes, range, size, Cancel);
            all.AddRange(page.Select(n => n.Id));
            if (page.Count < size) return all;
            range = range.After(page[^1].Value.Owner, page[^1].Id);
        }
    }
}
