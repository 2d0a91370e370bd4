namespace SupportBot.Tests.Bot.Channel.Activities;

/// <summary>Activities in the shapes Teams, Web Chat and the Playground send, with invented values.</summary>
internal static class RealisticActivities
{
    private const string Common = """
        "timestamp":"2026-11-22T08:00:00.1234567Z","localTimestamp":"2026-11-22T09:00:00.123+01:00",
        "localTimezone":"Europe/Berlin","channelId":"msteams","serviceUrl":"http://localhost:56150/_connector",
        "from":{"id":"29:abc","name":"Erika Muster","aadObjectId":"00000000-0000-0000-0000-0000000000e1"},
        "recipient":{"id":"28:11111111-2222-3333-4444-555555555555","name":"IT Desk"},"locale":"de-DE"
        """;

    private const string Personal = """
        "conversation":{"id":"a:opaque","conversationType":"personal","tenantId":"T"},"channelData":{"tenant":{"id":"T"}}
        """;

    public const string PersonalMessage = $$$$"""
        {"type":"message","id":"f:1",{{{{Common}}}},{{{{Personal}}}},"text":"Outlook fragt ständig nach dem Passwort 😡","textFormat":"plain",
         "attachments":[{"contentType":"text/html","content":"<p>Outlook</p>"}],
         "entities":[{"type":"clientInfo","locale":"de-DE","country":"DE","platform":"Windows","timezone":"Europe/Berlin"}]}
        """;

    public const string ChannelMessage = $$$$"""
        {"type":"message","id":"1700000000001",{{{{Common}}}},"textFormat":"plain","text":"<at>IT Desk</at> status 17",
         "conversation":{"id":"19:queue@thread.tacv2;messageid=1700000000001","conversationType":"channel","isGroup":true,"tenantId":"T"},
         "attachments":[{"contentType":"text/html","content":"<p>...</p>"}],
         "entities":[{"type":"mention","text":"<at>IT Desk</at>","mentioned":{"id":"28:11111111-2222-3333-4444-555555555555","name":"IT Desk"}},
                     {"type":"clientInfo","locale":"de-DE","platform":"Windows"}],
         "channelData":{"tenant":{"id":"T"},"team":{"id":"19:team@thread.tacv2","aadGroupId":"g"},"channel":{"id":"19:queue@thread.tacv2"},
                        "teamsChannelId":"19:queue@thread.tacv2","teamsTeamId":"19:team@thread.tacv2"}}
        """;

    public const string Submit = $$$$"""
        {"type":"message","id":"f:2",{{{{Common}}}},{{{{Personal}}}},"replyToId":"1700000000099","value":{"verb":"ticket.claim","ticketId":17,"note":"on it"}}
        """;

    public const string Execute = $$$$"""
        {"type":"invoke","name":"adaptiveCard/action","id":"f:3",{{{{Common}}}},{{{{Personal}}}},"replyToId":"1700000000099",
         "value":{"action":{"type":"Action.Execute","title":"Claim","verb":"ticket.claim","data":{"ticketId":17,"rev":3,"note":"on it"}},"trigger":"manual"}}
        """;

    public const string Refresh = $$$$"""
        {"type":"invoke","name":"adaptiveCard/action","id":"f:4",{{{{Common}}}},{{{{Personal}}}},
         "value":{"action":{"type":"Action.Execute","verb":"ticket.refresh","data":{"ticketId":17}},"trigger":"automatic"}}
        """;

    public const string Feedback = $$$$"""
        {"type":"invoke","name":"message/submitAction","id":"f:5",{{{{Common}}}},{{{{Personal}}}},"replyToId":"1700000000099",
         "value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"worked\"}"}}}
        """;

    public const string Query = $$$$"""
        {"type":"invoke","name":"composeExtension/query","id":"f:6",{{{{Common}}}},{{{{Personal}}}},
         "value":{"commandId":"searchKb","parameters":[{"name":"q","value":"vpn"}],"queryOptions":{"skip":0,"count":25}}}
        """;

    public const string Fetch = $$$$"""
        {"type":"invoke","name":"task/fetch","id":"f:7",{{{{Common}}}},{{{{Personal}}}},
         "value":{"data":{"msteams":{"type":"task/fetch"},"what":"newTicket"},"context":{"theme":"default"}}}
        """;

    public const string Installation = $$$$"""
        {"type":"installationUpdate","action":"add","id":"f:8",{{{{Common}}}},
         "conversation":{"id":"19:team@thread.tacv2","conversationType":"channel","isGroup":true,"tenantId":"T"},
         "channelData":{"tenant":{"id":"T"},"settings":{"selectedChannel":{"id":"19:queue@thread.tacv2"}},"team":{"id":"19:team@thread.tacv2"}}}
        """;

    public const string MembersAdded = $$$$"""
        {"type":"conversationUpdate","id":"f:9",{{{{Common}}}},"membersAdded":[{"id":"28:11111111-2222-3333-4444-555555555555"},{"id":"29:abc","aadObjectId":"e1"}],
         "conversation":{"id":"19:team@thread.tacv2","conversationType":"channel","isGroup":true,"tenantId":"T"},
         "channelData":{"eventType":"teamMemberAdded","tenant":{"id":"T"},"team":{"id":"19:team@thread.tacv2","name":"Desk","aadGroupId":"g"}}}
        """;

    public const string Reaction = $$$$"""
        {"type":"messageReaction","id":"f:10",{{{{Common}}}},{{{{Personal}}}},"replyToId":"1700000000099","reactionsAdded":[{"type":"like"}]}
        """;

    public const string Edit = $$$$"""
        {"type":"messageUpdate","id":"f:11",{{{{Common}}}},"conversation":{"id":"a:opaque","tenantId":"T"},"text":"the printer, not the scanner",
         "channelData":{"eventType":"editMessage","tenant":{"id":"T"}}}
        """;

    public const string ReadReceipt = $$$$"""
        {"type":"event","name":"application/vnd.microsoft.readReceipt","id":"f:12",{{{{Common}}}},{{{{Personal}}}},"value":{"lastReadMessageId":"1"}}
        """;

    public const string WebChat = """
        {"type":"message","id":"abc|0000001","timestamp":"2026-11-22T08:00:00.123Z","channelId":"webchat",
         "serviceUrl":"http://localhost:56150/_connector","from":{"id":"dl_1","role":"user"},"recipient":{"id":"bot@x","name":"bot"},
         "conversation":{"id":"abc"},"locale":"en-US","text":"hi","textFormat":"plain","value":{"verb":"x"},
         "channelData":{"clientActivityID":"1","postBack":true}}
        """;

    public static IReadOnlyList<string> All { get; } =
    [
        PersonalMessage, ChannelMessage, Submit, Execute, Refresh, Feedback, Query, Fetch, Installation, MembersAdded,
        Reaction, Edit, ReadReceipt, WebChat,
    ];
}
