using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>The last expression of a submission, whose value the REPL shows.</summary>
internal sealed record BoundSubmissionValue(TextSpan Span, BoundExpression Expression) : BoundStatement(Span);
