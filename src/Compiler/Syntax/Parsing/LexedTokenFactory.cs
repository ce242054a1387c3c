using Antlr4.Runtime;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>Makes the generated lexer give <see cref="LexedToken"/>s.</summary>
internal sealed class LexedTokenFactory : ITokenFactory
{
    public IToken Create(Tuple<ITokenSource, ICharStream> source, int type, string text, int channel, int start, int stop, int line, int charPositionInLine)
        => new LexedToken(source.Item2, type, start, stop);

    public IToken Create(int type, string text) => new LexedToken(null, type, 0, -1);
}
