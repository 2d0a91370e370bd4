using SupportBot.Bot.Commands;

return await CommandTree.RunAsync(args);
