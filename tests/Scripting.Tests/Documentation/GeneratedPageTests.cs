using MemDsl.Scripting.Reference;
using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Documentation;

/// <summary>The pages of <c>docs/</c> that are made from tables say what the tables say. <c>eng/update-docs.sh</c> writes them anew.</summary>
public sealed class GeneratedPageTests
{
    public static TheoryData<string> Pages => [.. ReferencePages.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_is_current(string page)
    {
        var path = Path.Combine(Repository.Root, "docs", page);
        var text = ReferencePages.All[page]();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"docs/{page} is stale; eng/update-docs.sh writes it anew.");
    }
}
