using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>if</c> with its <c>else if</c>s in order.</summary>
internal sealed record BoundIfStatement(TextSpan Span, ImmutableArray<BoundBranch> Branches, BoundBlock? Else) : BoundStatement(Span);
