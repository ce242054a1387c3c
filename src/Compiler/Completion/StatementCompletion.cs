using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>The words that begin a statement or go on after an operand.</summary>
internal static class StatementCompletion
{
    private static readonly string[] Statements = ["let", "var", "assert", "if", "for", "while", "with", "on", "print", "show", "tick"];

    private static readonly string[] Declarations = ["fn", "image", "file", "machine", "import", "requires", "test", "exercise", "answer"];

    private static readonly string[] AfterOperand = ["and", "or", "in", "fails", "raises"];

    /// <summary>Where a statement may begin.</summary>
    public static void AddBeginnings(Candidates candidates, SemanticModel model)
    {
        var caret = candidates.Caret;
        if (MayElse(caret)) candidates.AddKeyword("else", CandidateRank.Fitting);
        foreach (var word in Statements) candidates.AddKeyword(word);
        if (caret.Container is CompilationUnitSyntax) AddAll(candidates, Declarations);
        if (caret.Container is BlockSyntax { Parent: TestDeclarationSyntax }) AddAll(candidates, ["machine", "requires"]);
        if (IsInside<ForStatementSyntax>(caret) || IsInside<WhileStatementSyntax>(caret)) AddAll(candidates, ["break", "continue"]);
        if (IsInside<FunctionDeclarationSyntax>(caret)) candidates.AddKeyword("return");
        NameCompletion.AddTo(candidates, model, Expectation.None);
    }

    /// <summary>Where an operand has ended.</summary>
    public static void AddContinuations(Candidates candidates)
    {
        var caret = candidates.Caret;
        if (caret.Left?.Parent is ForStatementSyntax loop && loop.Variable == caret.Left) candidates.AddKeyword("in");
        else if (caret.Left?.Parent is not (VariableDeclarationSyntax or ParameterSyntax or TypeSyntax or DeclarationSyntax)) AddAll(candidates, AfterOperand);
    }

    private static bool MayElse(Caret caret) =>
        caret.Left is { Kind: SyntaxKind.CloseBraceToken, Parent: BlockSyntax { Parent: IfStatementSyntax or ElseIfClauseSyntax } } && !caret.FollowsSemicolon;

    private static bool IsInside<T>(Caret caret)
        where T : SyntaxNode
    {
        for (var node = caret.Container; node is not null and not FunctionDeclarationSyntax; node = node.Parent)
        {
            if (node.Parent is T) return true;
        }

        return false;
    }

    private static void AddAll(Candidates candidates, ReadOnlySpan<string> words)
    {
        foreach (var word in words) candidates.AddKeyword(word);
    }
}
