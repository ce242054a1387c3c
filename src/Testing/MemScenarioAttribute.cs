using System.Reflection;
using System.Runtime.CompilerServices;
using MemDsl.Scripting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace MemDsl.Testing;

/// <summary>
/// Makes a test of each <c>test</c> block of the scripts that a pattern names, and one of each plain script. The method takes a <see cref="MemTest"/>:
/// <code>
/// [MemScenario("scenarios/*.mem")]
/// public void Scenario(MemTest test) => test.Run();
/// </code>
/// </summary>
/// <param name="pattern">A file, or <c>*</c> and <c>?</c> in a file's name, in a folder under that of the tests' assembly.</param>
/// <param name="sourceFilePath">Filled in by the compiler.</param>
/// <param name="sourceLineNumber">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(TheoryDiscoverer))]
public sealed class MemScenarioAttribute(
    string pattern, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber), IDataAttribute
{
    public string Pattern { get; } = pattern;

    /// <summary>The folder that the pattern begins in; the one of the tests' assembly when null.</summary>
    public string? Folder { get; set; }

    string? IDataAttribute.Label => null;

    string? IDataAttribute.TestDisplayName => null;

    string[]? IDataAttribute.Traits => null;

    bool? IDataAttribute.Explicit => null;

    int? IDataAttribute.Timeout => null;

    /// <summary>The tests, in the order of the files' names and of the blocks in each.</summary>
    public ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var rows = new List<ITheoryDataRow>();
        foreach (var file in Files())
        {
            var tests = MemScript.Load(file).Compile().Tests;
            if (tests.IsEmpty) rows.Add(Row(new MemTest(file, null)));
            foreach (var test in tests) rows.Add(Row(new MemTest(file, test)));
        }

        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public bool SupportsDiscoveryEnumeration() => true;

    private static TheoryDataRow<MemTest> Row(MemTest test) => new(test);

    private IEnumerable<string> Files()
    {
        var folder = Path.Combine(Folder ?? AppContext.BaseDirectory, Path.GetDirectoryName(Pattern) ?? "");
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"[MemScenario(\"{Pattern}\")]: there is no folder {folder}");
        return Directory.EnumerateFiles(folder, Path.GetFileName(Pattern)).Order(StringComparer.Ordinal);
    }
}
