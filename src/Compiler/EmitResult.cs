using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;

namespace MemDsl.Compiler;

/// <summary>The program, or null where a diagnostic is an error.</summary>
public sealed record EmitResult(OperationProgram? Program, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool Success => Program is not null;
}
