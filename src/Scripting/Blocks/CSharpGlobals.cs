using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Blocks;

/// <summary>The names that C# in a script finds without asking for them: <c>machine</c>, <c>process</c>, <c>Assert</c>, <c>Print</c>.</summary>
[SuppressMessage("Style", "IDE1006", Justification = "Objects of a script are written small in both languages.")]
public sealed class CSharpGlobals
{
    private readonly ScriptWorld _world;

    internal CSharpGlobals(ScriptWorld world) => _world = world;

    /// <summary>The machine that the script runs on.</summary>
    public Machine machine => _world.Machine;

    /// <summary>The process of the <c>with</c> around the block; without one, Linux's <c>current</c>: the process that ran on this CPU last.</summary>
    /// <exception cref="InvalidOperationException">No process has run yet.</exception>
    public Process process => Given ?? Current() ?? throw new InvalidOperationException("no process has run yet on this machine");

    /// <summary>Wants the block to end; a block that runs for long asks it now and then, for nobody can end it from outside.</summary>
    public CancellationToken cancellation => _world.Cancellation;

    internal Process? Given { get; set; }

    /// <summary>The text that runs now, for the places of assertions.</summary>
    internal SourceText? Source { get; set; }

    /// <summary>An assertion of the script: when it does not hold, that is reported, and the block goes on.</summary>
    /// <param name="condition">What is claimed.</param>
    /// <param name="message">What to say when it does not hold.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    public void Assert(
        bool condition, string? message = null, [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        _world.AssertionCount++;
        if (condition || _world.Failures.Count >= _world.Options.MaxFailures) return;
        _world.Failures.Add(new AssertionFailure(
            DiagnosticDescriptors.AssertionFailed.Id, Place(line, expression), message, [], [], [], null));
        if (_world.Options.FailFast) throw new FailedFastException();
    }

    /// <summary>Writes values to the script's output, with spaces between them and a newline at the end.</summary>
    public void Print(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = string.Join(' ', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))) + "\n";
        if (_world.Output.Length + (long)text.Length > _world.Options.MaxOutput)
            throw new LimitException(DiagnosticDescriptors.OutputLimit, _world.Options.MaxOutput);
        _world.Output.Append(text);
    }

    private Process? Current()
    {
        var space = _world.Machine.CurrentCpu.CurrentSpace;
        return _world.Machine.Processes.All.FirstOrDefault(process => process.State == ProcessState.Running && (ulong)process.Mm.Id == space);
    }

    private ScriptLocation Place(int line, string expression)
    {
        var source = Source ?? throw new InvalidOperationException("C# runs outside of a script");
        var text = source.GetLine(Math.Clamp(line - 1, 0, source.LineCount - 1)).Span;
        var first = expression.Split('\n')[0].TrimEnd();
        var at = source.ToString(text).IndexOf(first, StringComparison.Ordinal);
        return OperationPlace.LocationOf(source, at < 0 ? text : new TextSpan(text.Start + at, first.Length));
    }
}
