namespace MemDsl.Compiler.Classification;

/// <summary>What a run of characters is, as far as its colour is concerned.</summary>
public enum ClassificationKind
{
    /// <summary>Blanks and line breaks.</summary>
    Whitespace,

    /// <summary><c># …</c>.</summary>
    Comment,

    /// <summary>A reserved word, or a word in a place where it opens its form.</summary>
    Keyword,

    /// <summary>A name of the script's own, and one that nothing is known about.</summary>
    Identifier,

    /// <summary>Something that is called, or declared with <c>fn</c>.</summary>
    Method,

    /// <summary>What is read after a dot, a global object, a key of a machine block.</summary>
    Property,

    /// <summary>The name of an argument or of a field of a record.</summary>
    Argument,

    /// <summary>A constant of the library, and a word that stands for one: <c>PROT_READ</c>, <c>topdown</c>.</summary>
    Constant,

    /// <summary>A kind of event.</summary>
    EventKind,

    /// <summary>A type.</summary>
    Type,

    Number,

    /// <summary>A string or character with its quotes, without its escapes and holes.</summary>
    String,

    /// <summary>An escape in a string: <c>\n</c>, <c>{{</c>.</summary>
    Escape,

    /// <summary>The braces around a hole of a string or pattern, and the format in it.</summary>
    Interpolation,

    Operator,

    Punctuation,

    /// <summary>The text of a <c>maps</c> or <c>buddyinfo</c> pattern.</summary>
    Pattern,

    /// <summary>The name of a section of an image.</summary>
    Section,

    /// <summary><c>r-x</c> in an image block.</summary>
    Permissions,

    /// <summary>The inside of <c>csharp { }</c>.</summary>
    CSharpCode,

    /// <summary>Text that could not be understood.</summary>
    Error,
}
