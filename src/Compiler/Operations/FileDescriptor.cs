using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// <c>file data = file("data.bin", size: 64K)</c>, or <c>file(path: "…")</c> that reads a real file; <see cref="OpCode.DeclareFile"/> makes it.
/// </summary>
/// <param name="Name">The name in the script.</param>
/// <param name="GlobalSlot">Where the file goes.</param>
/// <param name="FileName">The name that maps show; null when <paramref name="HostPath"/> is given.</param>
/// <param name="Size">Bytes; null when not given.</param>
/// <param name="HostPath">The real file to read, as written; null for one in memory.</param>
/// <param name="Content">What the file holds from its start (<c>content: "text"</c>); null for zeros.</param>
/// <param name="IsNumbered">Whether its bytes tell their place (<c>numbered: true</c>).</param>
/// <param name="Source">The text that the span refers to.</param>
/// <param name="Span">The declaration.</param>
public sealed record FileDescriptor(
    string Name, int GlobalSlot, string? FileName, ulong? Size, string? HostPath, string? Content, bool IsNumbered, SourceText Source, TextSpan Span);
