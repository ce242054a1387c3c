using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>The script or test is skipped when this does not hold.</summary>
internal sealed record BoundRequiresStatement(TextSpan Span, RequirementDescriptor Descriptor) : BoundStatement(Span);
