using System.Text;
using SupportBot.Bot.Commands;

namespace SupportBot.Tests.Bot.Commands;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a\nb\n", 2)]
    [InlineData("a\nb", 2)]
    public async Task The_input_ends_with_its_last_line(string text, int lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var reader = new LineReader(input);
        var count = 0;
        while (await reader.NextAsync(TestContext.Current.CancellationToken) is not null && count < 10) count++;
        Assert.Equal(lines, count);
    }
}
