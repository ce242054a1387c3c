namespace MemDsl.Compiler.Completion;

/// <summary>A text that could stand at a position.</summary>
/// <param name="Label">As a list shows it.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="InsertText">What takes the place of <see cref="CompletionList.Span"/>: the label, with the bracket or colon that must follow.</param>
/// <param name="Signature">One line that says what it is: <c>process.munmap(addr: address, length: int) -> int</c>; empty where the label says all.</param>
/// <param name="Documentation">What it means; may be empty.</param>
public sealed record CompletionItem(string Label, CompletionItemKind Kind, string InsertText, string Signature, string Documentation);
