using MemDsl.Compiler;
using MemDsl.Compiler.Syntax;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Reference;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting.Tests.Reference;

public sealed class ExplanationsTests
{
    [Fact]
    public void Every_name_has_an_explanation() => Assert.All(Explanations.Names(), name => Assert.NotNull(Explanations.Find(name).Text));

    [Fact]
    public void An_unknown_name_gets_suggestions() => Assert.Contains("mmap", Explanations.Find("mmpa").Suggestions);

    [Fact]
    public void An_errno_lists_the_rules_that_give_it() =>
        Assert.Contains("munmap.unaligned", Explanations.Find("EINVAL").Text!, StringComparison.Ordinal);

    [Fact]
    public void Every_row_is_documented() => Assert.All(MemLibrary.Instance.Library.Functions, row => Assert.NotEmpty(row.Documentation));

    [Fact]
    public void Every_row_has_an_example_that_compiles()
    {
        foreach (var row in MemLibrary.Instance.Library.Functions)
        {
            var example = ExampleOf(Explanations.Find(row.Receiver is null ? row.Name : $"{row.Receiver.Name}.{row.Name}"), row.Signature);
            AssertCompiles(example, row.Signature);
        }
    }

    [Fact]
    public void Every_constant_has_an_example_that_compiles()
    {
        foreach (var constant in MemLibrary.Instance.Library.Constants)
        {
            var example = ExampleOf(Explanations.Find(constant.Name), constant.Name);
            Assert.Contains(constant.Name, example, StringComparison.Ordinal);
            AssertCompiles(example, constant.Name);
        }
    }

    [Fact]
    public void Every_kind_of_event_has_an_example_that_compiles() =>
        Assert.All(MemLibrary.Instance.Library.EventKinds, kind => AssertCompiles(ExampleOf(Explanations.Find(kind.Name), kind.Name), kind.Name));

    [Fact]
    public void Every_errno_that_a_rule_gives_names_its_calls_and_rules()
    {
        foreach (var rule in RuleBook.All.Where(rule => rule.Kind == RuleKind.Refusal))
        {
            var text = Explanations.Find(rule.Errno.ToString()).Text!;
            Assert.Contains($" {rule.Id}: ", text, StringComparison.Ordinal);
            Assert.Contains("given by ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("does not give", text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Failures() => [.. FailureExamples.Held.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_an_example_of_a_failure_claims_holds(string name)
    {
        var result = MemScript.Create(RowExamples.Before + FailureExamples.Held[name] + "\n").Compile().Run();
        Assert.True(result.Status == RunStatus.Passed, RunReporters.Report(ReportFormat.Text, new RunResult([result])));
    }

    [Theory]
    [InlineData("p", "let p: process", "process.mmap(")]
    [InlineData("p.mm", "process.mm -> mm", "mm.total_vm -> int")]
    [InlineData("p.mm.total_vm", "mm.total_vm -> int", "print p.mm.total_vm")]
    [InlineData("p.maps[0].prot", "vma.prot -> int", "print p.vma(buf).prot")]
    [InlineData("p.mmap(4K)", "process.mmap(", "refused, in the order of the checks, when")]
    [InlineData("p.maps.where", "list<vma>.where(condition: fn(vma) -> bool) -> list<vma>", "The elements for which the condition holds.")]
    [InlineData("p.maps.length", "list<vma>.length -> int", "How many elements there are.")]
    [InlineData("half", "let half: int = 2048", "half a page")]
    [InlineData("grow", "fn grow(q: process) -> address", "Makes it larger.")]
    [InlineData("process.mmap", "process.mmap(", "example")]
    [InlineData("process.mm.total_vm", "mm.total_vm -> int", "example")]
    [InlineData("page_fault.address", "page_fault_event.address -> address", "print t.of(page_fault)[0].address")]
    [InlineData("kernel.alloc_pages", "kernel_services.alloc_pages(", "example")]
    public void A_session_knows_its_names(string name, string head, string within)
    {
        var first = Submit(null, RowExamples.Before);
        var second = Submit(first, "# half a page\nlet half = 2K\n# Makes it larger.\nfn grow(q: process) -> address { return q.sbrk(4K) }");
        var text = Explanations.Find(name, second).Text;
        Assert.StartsWith(head, text, StringComparison.Ordinal);
        Assert.Contains(within, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.at.nothing")]
    [InlineData("p.mm.nothing")]
    [InlineData("let x = 1")]
    [InlineData("p.")]
    [InlineData("((")]
    [InlineData("")]
    public void What_means_nothing_is_said_to(string name) => Assert.Null(Explanations.Find(name, Submit(null, RowExamples.Before)).Text);

    [Fact]
    public void Names_of_the_session_are_suggested() => Assert.Contains("buf", Explanations.Find("buff", Submit(null, RowExamples.Before)).Suggestions);

    private static readonly Compilation Session = Submit(Submit(null, RowExamples.Before), "let parent = p\nlet child = p.fork()\nlet pfn = kernel.alloc_pages(0)");

    private static Compilation Submit(Compilation? previous, string text)
    {
        var compilation = Compilation.CreateScript(previous, SyntaxTree.Parse(text), MemLibrary.Instance.Library);
        Assert.Empty(compilation.GetDiagnostics().Select(diagnostic => diagnostic.ToString()));
        return compilation;
    }

    /// <summary>The lines below the word "example".</summary>
    private static string ExampleOf(Explanation explanation, string name)
    {
        var lines = explanation.Text!.Split('\n');
        var at = Array.IndexOf(lines, "example");
        Assert.True(at >= 0, $"{name} has no example");
        return string.Join('\n', lines.Skip(at + 1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..]));
    }

    /// <summary>As a session would take it, in which any expression is a statement and a name may be declared again.</summary>
    private static void AssertCompiles(string example, string name)
    {
        var compilation = Compilation.CreateScript(Session, SyntaxTree.Parse(example.Replace("{ ... }", "{\n...\n}", StringComparison.Ordinal)), MemLibrary.Instance.Library);
        Assert.True(!compilation.GetDiagnostics().Any(diagnostic => diagnostic.IsError), $"{name}\n{example}\n{string.Join('\n', compilation.GetDiagnostics())}");
    }
}
