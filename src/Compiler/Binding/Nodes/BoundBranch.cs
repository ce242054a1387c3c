namespace MemDsl.Compiler.Binding;

/// <summary>A condition of an <c>if</c> and what runs when it is the first that holds.</summary>
internal sealed record BoundBranch(BoundExpression Condition, BoundBlock Body);
