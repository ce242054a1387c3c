using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>What could stand at a position, best first.</summary>
/// <param name="Span">The word around the position, which an item takes the place of; empty between words.</param>
/// <param name="Items">Without repetition; the same for the same text, always.</param>
public sealed record CompletionList(TextSpan Span, ImmutableArray<CompletionItem> Items);
