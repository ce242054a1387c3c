using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A file is made.</summary>
internal sealed record BoundFileDeclaration(TextSpan Span, FileDescriptor Descriptor) : BoundStatement(Span);
