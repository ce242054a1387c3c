using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>The tokens that the layout filter lets through, as the generated parser wants to read them. The last one is the end of the file.</summary>
internal sealed class LexedTokenStream : ITokenStream
{
    private readonly LexedToken[] _array;

    public LexedTokenStream(List<LexedToken> tokens) => _array = [.. tokens];

    public int Index { get; private set; }

    public int Size => _array.Length;

    public string SourceName => "";

    public ITokenSource TokenSource => null!;

    public LexedToken Current => _array[Index];

    /// <summary>The token before the current one, or null at the start.</summary>
    public LexedToken? Previous => Index > 0 ? _array[Index - 1] : null;

    public LexedToken Peek(int offset) => _array[Math.Min(Index + offset, _array.Length - 1)];

    public int LA(int i) => LT(i).Type;

    public IToken LT(int k) => k switch
    {
        1 => _array[Index],
        -1 => Index > 0 ? _array[Index - 1] : null!,
        _ => _array[Math.Clamp(Index + k - 1, 0, _array.Length - 1)],
    };

    public void Consume()
    {
        if (Index < _array.Length - 1)
            Index++;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = Math.Min(index, _array.Length - 1);

    public IToken Get(int i) => _array[i];

    public string GetText() => "";

    public string GetText(Interval interval) => "";

    public string GetText(RuleContext ctx) => "";

    public string GetText(IToken start, IToken stop) => "";
}
