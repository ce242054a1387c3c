using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Classification;

/// <summary>A run of characters of one kind; never empty.</summary>
public readonly record struct ClassifiedSpan(TextSpan Span, ClassificationKind Kind);
