namespace MemDsl.Compiler.Operations;

/// <summary>How much of a check is told, as <c>reveal</c> says it.</summary>
public enum RevealLevel
{
    All,
    Note,
    Error,
    Points,
}
