using NodaTime;
using SupportBot.Desk.Storage;

namespace SupportBot.Tests.Storage;

public abstract partial class PendingWorkContract
{
    [Fact]
    public async Task Messages_of_one_conversation_go_out_one_by_one_in_commit_order()
    {
        await Send(Message("1"), Message("2"), Message("other", "c2"));
        await Send(Message("3"));
        Assert.Equal(["1", "other"], Texts(await ClaimAll(Outbox)).ToArray());
        Assert.Empty(await ClaimAll(Outbox));
        await RestartAsync();
        foreach (var expected in new[] { "1", "2", "3" })
        {
            var claimed = await ClaimAll(Outbox);
            var mine = Assert.Single(claimed, c => c.Conversation == "c1");
            Assert.Equal(expected, Text(mine));
            await Outbox.CompleteAsync(mine, Changes.None, Cancel);
        }
    }

    [Fact]
    public async Task A_refused_commit_sends_nothing()
    {
        await Store.CommitAsync(Changes.None.Insert(Marks, "m1", new("x")), Cancel);
        await Assert.ThrowsAsync<DuplicateDocumentException>(
            () => Store.CommitAsync(Changes.None.Insert(Marks, "m1", new("y")).Send(Message("1")), Cancel));
        Assert.Empty(await ClaimAll(Outbox));
    }

    [Fact]
    public async Task A_sent_message_is_gone_after_a_restart_and_what_was_noted_with_it_is_there()
    {
        await Send(Message("1"));
        var claimed = await ClaimOne(Outbox);
        await Outbox.CompleteAsync(claimed, Changes.None.Insert(Marks, "m1", new("sent")), Cancel);
        await RestartAsync();
        Assert.Empty(await ClaimAll(Outbox));
        Assert.NotNull(await Store.FindAsync(Marks, "m1", Cancel));
    }

    [Fact]
    public async Task A_stale_note_leaves_the_message_held_and_a_fresh_one_finishes_it()
    {
        await Send(Message("1"), Message("2"));
        await Store.CommitAsync(Changes.None.Insert(Marks, "m1", new("x")), Cancel);
        var old = await Store.FindAsync(Marks, "m1", Cancel);
        Assert.NotNull(old);
        await Store.CommitAsync(Changes.None.Update(Marks, old, new("y")), Cancel);
        var claimed = await ClaimOne(Outbox);
        await Assert.ThrowsAsync<StaleWriteException>(
            () => Outbox.CompleteAsync(claimed, Changes.None.Update(Marks, old, new("z")), Cancel));
        Assert.Empty(await ClaimAll(Outbox));
        await Outbox.CompleteAsync(claimed, Changes.None, Cancel);
        Assert.Equal("2", Text(await ClaimOne(Outbox)));
    }

    [Fact]
    public async Task A_message_for_later_waits_and_lets_others_pass()
    {
        await Send(Message("later") with { NotBefore = Now + Duration.FromMinutes(1) }, Message("now"));
        var now = await ClaimOne(Outbox);
        Assert.Equal("now", Text(now));
        await Outbox.CompleteAsync(now, Changes.None, Cancel);
        await RestartAsync();
        Assert.Empty(await ClaimAll(Outbox));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("later", Text(await ClaimOne(Outbox)));
    }

    [Fact]
    public async Task A_newer_message_of_a_slot_replaces_an_unsent_older_one()
    {
        await Send(Message("first"));
        await Send(Message("card 1") with { Slot = "SD-1" }, Message("card a") with { Slot = "SD-2" });
        await RestartAsync();
        await Send(Message("card 2") with { Slot = "SD-1" });
        await Send(Message("card x", "c2") with { Slot = "SD-1" });
        Assert.Equal(["first", "card a", "card 2"], await SendAll("c1"));
    }

    [Fact]
    public async Task A_message_that_is_being_sent_is_not_replaced_but_followed()
    {
        await Send(Message("card 1") with { Slot = "SD-1" });
        var held = await ClaimOne(Outbox);
        await Send(Message("card 2") with { Slot = "SD-1" });
        Assert.Empty(await ClaimAll(Outbox));
        await Send(Message("card 3") with { Slot = "SD-1" });
        await Outbox.CompleteAsync(held, Changes.None, Cancel);
        Assert.Equal(["card 3"], await SendAll("c1"));
    }

    [Fact]
    public async Task A_failed_message_is_replaced_too()
    {
        await Send(Message("card 1") with { Slot = "SD-1" });
        await Outbox.PostponeAsync(await ClaimOne(Outbox), Now + Duration.FromMinutes(1), Cancel);
        await Send(Message("card 2") with { Slot = "SD-1" });
        Assert.Equal(["card 2"], await SendAll("c1"));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await ClaimAll(Outbox));
    }

    [Fact]
    public async Task A_message_set_aside_is_listed_put_back_and_sent()
    {
        await Send(Message("1"), Message("2"));
        await Outbox.SetAsideAsync(
            await ClaimOne(Outbox), "blocked", Changes.None.Insert(Marks, "m1", new("inactive")), Cancel);
        Assert.NotNull(await Store.FindAsync(Marks, "m1", Cancel));
        var aside = Assert.Single(await Outbox.ListSetAsideAsync(10, Cancel));
        Assert.Equal(("1", "blocked"), (Text(aside.Item), aside.Reason));
        Assert.True(await Outbox.RetryAsync(aside.Item.Sequence, Cancel));
        Assert.False(await Outbox.RetryAsync(4711, Cancel));
        Assert.Equal(["2", "1"], await SendAll("c1"));
    }

    [Fact]
    public async Task The_turn_and_what_it_sends_are_one_commit()
    {
        await Accept("a1");
        await Store.CommitAsync(Changes.None.Handled("a1").Insert(Marks, "m1", new("x")).Send(Message("1")), Cancel);
        await RestartAsync();
        Assert.Empty(await ClaimAll(Inbox));
        Assert.Equal("1", Text(await ClaimOne(Outbox)));
    }

    private async Task<List<string>> SendAll(string conversation)
    {
        var sent = new List<string>();
        while (true)
        {
            var claimed = await ClaimAll(Outbox);
            if (claimed.FirstOrDefault(c => c.Conversation == conversation) is not { } mine) return sent;
            sent.Add(Text(mine));
            await Outbox.CompleteAsync(mine, Changes.None, Cancel);
        }
    }
}
