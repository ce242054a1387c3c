namespace MemDsl.Compiler.Operations;

/// <summary>What the answer of a question looks like; it follows from the type of the key.</summary>
public enum AnswerKind
{
    /// <summary>There is no key.</summary>
    Unknown,

    /// <summary>An int, a number or a pfn.</summary>
    Number,

    Address,

    /// <summary>true or false.</summary>
    Truth,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A constant with a name: an errno or a signal.</summary>
    Name,

    /// <summary>A list whose order counts.</summary>
    Sequence,

    /// <summary>A list whose order does not count.</summary>
    Set,

    /// <summary>The areas of a process, as <c>maps { … }</c> writes them.</summary>
    Maps,
}
