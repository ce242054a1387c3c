namespace MemDsl.Compiler.Completion;

/// <summary>What an offered text stands for.</summary>
public enum CompletionItemKind
{
    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A variable or parameter of the script.</summary>
    Variable,

    /// <summary>An image or a file of the script.</summary>
    Template,

    /// <summary>A function, of the script or of the library, that is called without a receiver.</summary>
    Function,

    /// <summary>What is called after a dot.</summary>
    Method,

    /// <summary>What is read after a dot, and a global object.</summary>
    Property,

    /// <summary>A constant of the library.</summary>
    Constant,

    /// <summary>A kind of event.</summary>
    EventKind,

    /// <summary>A type.</summary>
    Type,

    /// <summary>The name of an argument, with its colon.</summary>
    NamedArgument,

    /// <summary>A field of a record, with its colon.</summary>
    Field,

    /// <summary>A key of a machine block.</summary>
    MachineKey,

    /// <summary>A word with a meaning in one place only: <c>topdown</c>, <c>exec</c>, <c>r-x</c>, <c>.text</c>.</summary>
    Word,
}
