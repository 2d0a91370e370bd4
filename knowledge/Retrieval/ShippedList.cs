using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Retrieval;

/// <summary>The word lists in folder <c>Lists</c>, which are built into the assembly.</summary>
internal static class ShippedList
{
    public static YamlMappingNode Read(string name)
    {
        var resource = $"{typeof(ShippedList).Namespace}.Lists.{name}.yaml";
        using var stream = typeof(ShippedList).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} was not built into the assembly");
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
