using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// A <c>test</c> block. <see cref="Machine"/> is its own machine block, or null for the script's. Its requirements are operations at the start of its function.
/// </summary>
public sealed record TestDescriptor(string Name, OperationFunction Function, MachineDescriptor? Machine, SourceText Source, TextSpan Span);
