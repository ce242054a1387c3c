using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>An image is made.</summary>
internal sealed record BoundImageDeclaration(TextSpan Span, ImageDescriptor Descriptor) : BoundStatement(Span);
