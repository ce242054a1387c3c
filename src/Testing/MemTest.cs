using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;
using Xunit.Sdk;

namespace MemDsl.Testing;

/// <summary>One <c>test</c> block of a script, or a whole plain script.</summary>
public sealed class MemTest : IXunitSerializable
{
    /// <summary>For xunit, which fills it in.</summary>
    public MemTest()
        : this("", null)
    {
    }

    public MemTest(string path, string? name)
    {
        Path = path;
        Name = name;
    }

    /// <summary>The script.</summary>
    public string Path { get; private set; }

    /// <summary>The test's name; null for a plain script.</summary>
    public string? Name { get; private set; }

    /// <summary>Runs it on a machine of its own; what does not hold becomes a failed test with the explanation that <c>mem run</c> prints.</summary>
    /// <exception cref="MemTestException">It did not hold, or the script does not compile.</exception>
    public void Run(ScriptOptions? options = null)
    {
        var script = MemScript.Load(Path, options).Compile();
        var result = script.HasErrors ? script.Run() : new ScriptResult(Path, script.Diagnostics, [Name is null ? script.Run().Cases[0] : script.RunTest(Name)]);
        if (result.Status == RunStatus.Skipped) throw new MemTestException("$XunitDynamicSkip$" + result.Cases[0].SkipReason);
        if (result.Status != RunStatus.Passed) throw new MemTestException(RunReporters.Report(ReportFormat.Text, new RunResult([result])));
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue(nameof(Path), Path);
        info.AddValue(nameof(Name), Name);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Path = info.GetValue<string>(nameof(Path)) ?? "";
        Name = info.GetValue<string>(nameof(Name));
    }

    public override string ToString() => Name is null ? System.IO.Path.GetFileName(Path) : $"{System.IO.Path.GetFileName(Path)}: {Name}";
}

/// <summary>A script's test that does not hold; the message is the report.</summary>
public sealed class MemTestException(string message) : Exception(message);
