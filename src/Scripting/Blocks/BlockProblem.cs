using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Scripting.Blocks;

/// <summary>Ends C# at its first failed assertion, where that is asked for (<see cref="ScriptOptions.FailFast"/>).</summary>
internal sealed class FailedFastException : Exception;

/// <summary>
/// A value that cannot cross the border between script and C#. It leaves the block as an exception, because C# stands in between; the executor makes a
/// stop of the script of it.
/// </summary>
internal sealed class BlockProblem(DiagnosticDescriptor descriptor, params object?[] arguments) : Exception
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public object?[] Arguments { get; } = arguments;
}
