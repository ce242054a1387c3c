using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// A compiled function: a script's <c>fn</c>, the body of a <c>test</c>, or the top level of a script or submission.
/// </summary>
public sealed class OperationFunction
{
    internal OperationFunction(string name, int ordinal, SourceText source, int parameterCount, int slotCount, Operation[] operations, TextSpan[] spans)
    {
        Name = name;
        Ordinal = ordinal;
        Source = source;
        ParameterCount = parameterCount;
        SlotCount = slotCount;
        OperationArray = operations;
        SpanArray = spans;
    }

    public string Name { get; }

    /// <summary>The index in <see cref="OperationProgram.Functions"/>.</summary>
    public int Ordinal { get; }

    /// <summary>The text that the spans refer to.</summary>
    public SourceText Source { get; }

    /// <summary>The parameters are slots 0 … ParameterCount − 1.</summary>
    public int ParameterCount { get; }

    /// <summary>How many of the parameters, from the first, are not given by the caller but kept by the function's value.</summary>
    public int CaptureCount { get; internal init; }

    /// <summary>How many slots a frame of this function needs.</summary>
    public int SlotCount { get; }

    public ReadOnlySpan<Operation> Operations => OperationArray;

    /// <summary>The source span of each operation, at the same index.</summary>
    public ReadOnlySpan<TextSpan> Spans => SpanArray;

    /// <summary>The operations as one array, for the executor's loop; not to be written to.</summary>
    public Operation[] OperationArray { get; }

    private TextSpan[] SpanArray { get; }

    public override string ToString() => OperationPrinter.Print(this, null);
}
