using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Bot.Sample;

/// <summary>One kind of problem that the sample world had in the past.</summary>
public sealed class SampleProblem
{
    public required string Service { get; init; }

    public required string Text { get; init; }

    public required string Solution { get; init; }

    public required string Cause { get; init; }

    /// <summary>Shortest work, in minutes.</summary>
    public required int Shortest { get; init; }

    /// <summary>Longest work, in minutes.</summary>
    public required int Longest { get; init; }

    /// <summary>The problems in the order of the file.</summary>
    public static IReadOnlyList<SampleProblem> All() =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<List<SampleProblem>>(SampleFiles.Read("problems.yaml"));
}

/// <summary>The files that describe the sample world; they are part of the program.</summary>
internal static class SampleFiles
{
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SupportBot.Bot.Sample." + name)
            ?? throw new FileNotFoundException("The program lacks a sample file.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
