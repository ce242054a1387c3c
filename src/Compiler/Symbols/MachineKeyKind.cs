namespace MemDsl.Compiler.Symbols;

/// <summary>What a key of a machine block takes.</summary>
public enum MachineKeyKind
{
    /// <summary>A constant int or size.</summary>
    Int,

    /// <summary>One of the key's words, <c>topdown</c>; quoted or not.</summary>
    Word,

    /// <summary>A string.</summary>
    String,

    /// <summary>A bool, or the words <c>on</c> and <c>off</c>; the value is a bool.</summary>
    Switch,
}
