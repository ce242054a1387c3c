using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Classification;

/// <summary>
/// Cuts a text into runs of one kind each, for whoever colours it. Works on any text, right, wrong or unfinished; the runs cover each character once, in
/// order. Needs no binding: what a name is follows from where it stands, what the script declares and what the library knows.
/// </summary>
public static class Classifier
{
    /// <summary>A text by itself.</summary>
    public static ImmutableArray<ClassifiedSpan> Classify(SyntaxTree tree, Library library) => Classify(tree, new NameClassifier(tree, library, previous: null));

    /// <summary>A script or submission: names that earlier submissions declared are the script's own.</summary>
    public static ImmutableArray<ClassifiedSpan> Classify(Compilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        return Classify(compilation.SyntaxTree, new NameClassifier(compilation.SyntaxTree, compilation.Library, compilation.Previous));
    }

    private static ImmutableArray<ClassifiedSpan> Classify(SyntaxTree tree, NameClassifier names)
    {
        var spans = ImmutableArray.CreateBuilder<ClassifiedSpan>(tree.LexemeCount);
        var tokens = tree.GetTokens();
        for (var i = 0; i < tokens.Length; i++)
        {
            var (kind, span, _) = tree.GetLexeme(i);
            if (span.IsEmpty) continue;
            if (tokens[i] is not { } token) spans.Add(new(span, OfTrivia(kind)));
            else if (StringPieces.MayHave(token.Kind)) StringPieces.AddTo(spans, token);
            else spans.Add(new(span, OfToken(token, names)));
        }

        return spans.DrainToImmutable();
    }

    private static ClassificationKind OfTrivia(SyntaxKind kind) => kind switch
    {
        SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia => ClassificationKind.Whitespace,
        SyntaxKind.SemicolonTrivia => ClassificationKind.Punctuation,
        SyntaxKind.CommentTrivia => ClassificationKind.Comment,
        _ => ClassificationKind.Error,
    };

    private static ClassificationKind OfToken(SyntaxToken token, NameClassifier names)
    {
        switch (token.Parent)
        {
            case PatternFieldSyntax and not HolePatternSyntax or PatternLineSyntax: return ClassificationKind.Pattern;
            case HolePatternSyntax or InterpolationSyntax: return ClassificationKind.Interpolation;
        }

        return token.Kind switch
        {
            SyntaxKind.IdentifierToken => names.KindOf(token),
            SyntaxKind.IntegerToken or SyntaxKind.DecimalToken => ClassificationKind.Number,
            SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken => ClassificationKind.String,
            SyntaxKind.PatternTextToken => ClassificationKind.Pattern,
            SyntaxKind.SectionNameToken => ClassificationKind.Section,
            SyntaxKind.PermissionsToken => ClassificationKind.Permissions,
            SyntaxKind.CSharpCodeToken => ClassificationKind.CSharpCode,
            >= SyntaxKind.OpenParenToken and <= SyntaxKind.QuestionToken => ClassificationKind.Punctuation,
            >= SyntaxKind.ArrowToken and <= SyntaxKind.GreaterEqualsToken => ClassificationKind.Operator,
            _ => ClassificationKind.Keyword,
        };
    }
}
