using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace SupportBot.Tests.Bot.Channel;

/// <summary>An environment with a name and nothing else.</summary>
internal sealed class SomeEnvironment(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "SupportBot";

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
