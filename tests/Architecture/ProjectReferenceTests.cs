using System.Xml.Linq;

namespace SupportBot.Tests.Architecture;

/// <summary>The arrows between the projects, as the README draws them.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["desk"] = [],
        ["knowledge"] = ["desk"],
        ["dialogs"] = ["knowledge", "desk"],
        ["bot"] = ["dialogs", "knowledge", "desk"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_points_only_where_the_drawing_allows(string project)
    {
        var folder = Path.Combine(Repository.Root, project);
        var file = Assert.Single(Directory.GetFiles(folder, "*.csproj"));
        var targets = XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => r.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^2])
            .ToArray();
        Assert.Equal([], targets.Except(Allowed[project]));
    }
}
