using System.Collections.Immutable;

namespace MemDsl.Replay.Comparison;

/// <summary>A place where model and kernel differ.</summary>
/// <param name="Kind">In what.</param>
/// <param name="File">The recording.</param>
/// <param name="Operation">The operation's number and text, as recorded.</param>
/// <param name="Process">Whose; empty for an operation's result.</param>
/// <param name="Answer">What the model answered to the operation, with its reason.</param>
/// <param name="Model">The model's lines that the kernel does not have.</param>
/// <param name="Recorded">The kernel's lines that the model does not have.</param>
public sealed record Difference(
    ComparedKind Kind, string File, string Operation, string Process, string Answer, ImmutableArray<string> Model, ImmutableArray<string> Recorded);
