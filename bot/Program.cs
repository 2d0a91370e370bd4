using SupportBot.Bot.Commands;

return await CommandTree.Build().Parse(args).InvokeAsync();
