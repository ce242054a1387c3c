namespace MemDsl.Compiler.Text;

/// <summary>A place in a source text as a person counts it.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Column">Column, from 1, in UTF-16 code units; a tab is one.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    public override string ToString() => $"{Line},{Column}";
}
