using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>{ stack: 8M }</c>: a value for every field of the type, null where none was given.</summary>
internal sealed record BoundRecordExpression(TextSpan Span, RecordType RecordType, ImmutableArray<BoundExpression?> Fields)
    : BoundExpression(Span, RecordType);
