using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// A <c>test</c> block. <see cref="Machine"/> is its own machine block, or null for the script's.
/// </summary>
public sealed record TestDescriptor(string Name, OperationFunction Function, MachineDescriptor? Machine, SourceText Source, TextSpan Span)
{
    /// <summary>
    /// The test's own requirements. They are operations at the start of its function too, but may be looked at before <see cref="OperationProgram.Main"/>
    /// makes the images that need them.
    /// </summary>
    public ImmutableArray<RequirementDescriptor> Requirements { get; init; } = [];
}
