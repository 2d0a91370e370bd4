using SupportBot.Bot.Commands;

if (OfflineCommands.Have(args)) return await OfflineCommands.RunAsync(args);
return await CommandTree.Build().Parse(args).InvokeAsync();
