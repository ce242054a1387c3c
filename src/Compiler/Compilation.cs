namespace MemDsl.Compiler;

/// <summary>A script with everything that it refers to, bound against a library.</summary>
public sealed partial class Compilation
{
}
