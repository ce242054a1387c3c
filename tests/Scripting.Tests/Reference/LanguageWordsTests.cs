using MemDsl.Compiler.Completion;
using MemDsl.Scripting.Reference;

namespace MemDsl.Scripting.Tests.Reference;

public sealed class LanguageWordsTests
{
    [Theory]
    [InlineData("let var fn if else for in while break continue return assert and or not null try with on import")]
    [InlineData("machine image file requires test exercise answer print show tick trace explain fails raises maps buddyinfo")]
    [InlineData("bool int number string bytes range list result address pfn errno process vma")]
    [InlineData("where any all count sum map first min max")]
    public void Each_word_of_the_language_is_explained(string words) =>
        Assert.All(words.Split(' '), word => Assert.NotNull(Explanations.Find(word).Text));

    [Fact]
    public void The_explanation_of_machine_lists_its_keys()
    {
        var text = Explanations.Find("machine").Text!;
        Assert.Matches("vm\\.max_map_count += 65530", text);
    }

    [Fact]
    public void A_member_is_found_behind_any_name() => Assert.Contains("process.mmap(", Explanations.Find("p.mmap").Text!, StringComparison.Ordinal);

    [Fact]
    public void Each_example_compiles()
    {
        foreach (var word in LanguageWords.All)
        {
            if (word.Name is "import" or "answer") continue; // there is no such file, and no exam
            var compiled = MemScript.Create(word.Example + "\n").Compile();
            Assert.True(!compiled.HasErrors, word.Name + "\n" + string.Join('\n', compiled.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
        }
    }
}
