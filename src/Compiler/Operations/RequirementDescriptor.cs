using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary><c>requires elf("/bin/sh")</c>: the kind is the word before the parenthesis, <c>elf</c> or <c>file</c>.</summary>
public sealed record RequirementDescriptor(string Kind, string Path, SourceText Source, TextSpan Span);
