namespace SupportBot.Bot.Channel.Activities;

/// <summary>Names of the invokes Teams sends.</summary>
public static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string TabFetch = "tab/fetch";
    public const string TabSubmit = "tab/submit";
    public const string MessageSubmitAction = "message/submitAction";
    public const string MessageFetchTask = "message/fetchTask";
    public const string ComposeExtensionQuery = "composeExtension/query";
    public const string ComposeExtensionSelectItem = "composeExtension/selectItem";
    public const string ComposeExtensionQueryLink = "composeExtension/queryLink";
    public const string ComposeExtensionFetchTask = "composeExtension/fetchTask";
    public const string ComposeExtensionSubmitAction = "composeExtension/submitAction";
    public const string ComposeExtensionQuerySettingUrl = "composeExtension/querySettingUrl";
}
