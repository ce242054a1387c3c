namespace MemDsl.Scripting.Values;

/// <summary>How a word (the unboxed half of a slot) is to be read and printed.</summary>
public enum WordKind : byte
{
    /// <summary>Not a word: the value is in the reference half.</summary>
    None,
    Bool,
    Int,
    Address,
    Pfn,
    Errno,
    Signal,
}
