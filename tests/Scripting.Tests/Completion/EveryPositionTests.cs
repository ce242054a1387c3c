using MemDsl.Compiler;
using MemDsl.Compiler.Classification;
using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Completion;

/// <summary>The services answer at every place of every script, also of the half of it that was written a moment ago.</summary>
public sealed class EveryPositionTests
{
    /// <summary>Of the scenarios, one in so many.</summary>
    private const int ScenarioStride = 29;

    /// <summary>A text is cut off behind every so manieth character: a number that has no factor in common with the length of anything.</summary>
    private const int CutStride = 61;

    public static TheoryData<string> Scripts()
    {
        var scripts = Directory.GetFiles(Repository.Examples, "*.mem").Order(StringComparer.Ordinal).ToList();
        var scenarios = Directory.GetFiles(Repository.Scenarios, "*.mem", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < scenarios.Count; i += ScenarioStride) scripts.Add(scenarios[i]);
        return [.. scripts.Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))];
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Each_place_of_a_script(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, path));
        var compilation = Compile(text);
        AssertCovered(compilation);
        for (var position = 0; position <= text.Length; position++) Ask(compilation, position);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_end_of_a_script_as_it_is_written(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, path));
        for (var length = 0; length <= text.Length; length += CutStride)
        {
            var compilation = Compile(text[..length]);
            AssertCovered(compilation);
            Ask(compilation, length);
        }
    }

    private static Compilation Compile(string text) => Compilation.Create(SyntaxTree.Parse(text), MemLibrary.Instance.Library);

    private static void Ask(Compilation compilation, int position)
    {
        var list = CompletionService.GetCompletions(compilation, position);
        Assert.True(list.Span.Start <= position && position <= list.Span.End, $"at {position} the word is {list.Span}");
        Assert.Equal(list.Items.Length, list.Items.Select(item => item.Label).Distinct(StringComparer.Ordinal).Count());
        if (SignatureHelpService.GetSignatureHelp(compilation, position) is { } help) Assert.InRange(help.ActiveParameter, -1, help.Signatures[0].Parameters.Length - 1);
        if (QuickInfoService.GetQuickInfo(compilation, position) is { } info) Assert.InRange(position, info.Span.Start, info.Span.End);
    }

    private static void AssertCovered(Compilation compilation)
    {
        var end = 0;
        foreach (var (span, _) in Classifier.Classify(compilation))
        {
            Assert.Equal(end, span.Start);
            Assert.False(span.IsEmpty);
            end = span.End;
        }

        Assert.Equal(compilation.SyntaxTree.Text.Length, end);
    }
}
