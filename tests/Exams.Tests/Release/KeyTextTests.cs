using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;

namespace MemDsl.Exams.Tests.Release;

/// <summary>The key of a question that looks at page tables comes with the walk.</summary>
public sealed class KeyTextTests
{
    [Fact]
    public void The_key_of_the_translation_exam_shows_the_walk_of_the_address_in_question()
    {
        var states = new VariantStates(ExamSource.Load(Path.Combine(Repository.Exams, "translation", "translation.mem")).Exam).Of("ada");
        var physical = states[0].Items.OfType<QuestionState>().Single(state => state.Question.Name == "physical");
        var walk = Assert.Single(physical.Walks);

        var text = Write(states);

        Assert.Equal($"0x{walk.Walk.Target!.Value.Value:x}", physical.KeyText);
        Assert.Contains($"    page walk of process 100\n      virtual {walk.Walk.Address}\n      pgd 0x", text, StringComparison.Ordinal);
        Assert.Contains($"\n      physical {physical.KeyText}\n", text, StringComparison.Ordinal);
        Assert.Contains("\n      page fault\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p.pte(buf).present", 1)]
    [InlineData("p.walk(buf).count() + p.walk(buf).count()", 1)]
    [InlineData("p.walk(buf).count() + p.walk(buf + 4K).count()", 2)]
    [InlineData("[0, 1, 2, 3, 4, 5].map(i => p.walk(buf + i * 4K).count())", 4)]
    [InlineData("p.vma(buf).resident", 0)]
    public void Each_walk_that_a_key_asks_for_is_shown_once_and_the_first_four(string key, int walks)
    {
        var states = new VariantStates(Exam.Create($"image app {{ .text 4K r-x }}\nexercise \"e\" {{ given {{ let p = spawn(app); let buf = p.mmap(64K) }}\nquestion q \"?\" {{ points 1; key {key} }} }}")).Of("ada");

        Assert.Empty(states[0].Problems);
        Assert.Equal(walks, Write(states).Split("page walk of process").Length - 1);
    }

    private static string Write(System.Collections.Immutable.ImmutableArray<VariantState> states)
    {
        using var output = new StringWriter { NewLine = "\n" };
        KeyText.Write(output, states, "ada");
        return output.ToString();
    }
}
