using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>What may begin an operand: names in scope, members of a <c>with</c>, names of the library, words that open a form.</summary>
internal static class NameCompletion
{
    private static readonly string[] OperandWords = ["not", "try", "true", "false", "null", "trace", "explain", "maps", "buddyinfo", "csharp"];

    /// <summary>Names and words.</summary>
    public static void AddTo(Candidates candidates, SemanticModel model, Expectation expectation)
    {
        AddSymbols(candidates, model, expectation, static _ => true);
        AddReceivers(candidates, model, expectation);
        AddLibrary(candidates, model.Compilation.Library, expectation);
        foreach (var word in OperandWords) candidates.AddKeyword(word);
    }

    /// <summary>The script's own names that a test accepts, but not the one that is being declared.</summary>
    public static void AddSymbols(Candidates candidates, SemanticModel model, Expectation expectation, Func<Symbol, bool> accepts)
    {
        var declared = DeclaredAround(candidates.Caret);
        foreach (var symbol in model.LookupSymbols(candidates.Caret.ScopePosition))
        {
            if (symbol.Name.Length == 0 || (declared is not null && symbol.Location?.Span == declared.Span && symbol.Location?.Text == declared.Tree.Text) || !accepts(symbol)) continue;
            candidates.Add(Items.Of(symbol, candidates.Caret), expectation.Fits(symbol.Type) ? CandidateRank.Fitting : CandidateRank.Own);
        }
    }

    public static void AddConstants(Candidates candidates, Library library, Func<LibraryConstant, bool> accepts)
    {
        foreach (var constant in library.Constants)
        {
            if (accepts(constant)) candidates.Add(Items.Of(constant), constant.IsOnlyNamed ? CandidateRank.OfLibrary : CandidateRank.Fitting);
        }
    }

    private static void AddReceivers(Candidates candidates, SemanticModel model, Expectation expectation)
    {
        foreach (var receiver in model.LookupReceivers(candidates.Caret.ScopePosition))
        {
            foreach (var row in model.Compilation.Library.MembersOf(receiver))
                candidates.Add(Items.Of(row, candidates.Caret), expectation.Fits(row.Result) ? CandidateRank.Fitting : CandidateRank.OfReceiver);
        }
    }

    /// <summary>The hundreds of constants that fit no better than others are offered from the first letter on.</summary>
    private static void AddLibrary(Candidates candidates, Library library, Expectation expectation)
    {
        AddConstants(candidates, library, expectation.Fits);
        if (expectation.Fits(UnitType.EventKind))
        {
            foreach (var kind in library.EventKinds) candidates.Add(Items.Of(kind), CandidateRank.Fitting);
        }

        foreach (var row in library.Functions)
        {
            if (row.Receiver is null) candidates.Add(Items.Of(row, candidates.Caret), expectation.Families.IsEmpty && expectation.Fits(row.Result) ? CandidateRank.Fitting : CandidateRank.OfLibrary);
        }

        foreach (var conversion in LanguageCalls.Conversions) candidates.Add(Items.Call(conversion, CompletionItemKind.Function, candidates.Caret), CandidateRank.Word);
        if (candidates.Caret.Position == candidates.Caret.Word.Start || !expectation.Families.IsEmpty) return;
        foreach (var constant in library.Constants) candidates.Add(Items.Of(constant), CandidateRank.OfLibrary);
        foreach (var kind in library.EventKinds) candidates.Add(Items.Of(kind), CandidateRank.OfLibrary);
    }

    /// <summary>The name whose value is being written.</summary>
    private static SyntaxToken? DeclaredAround(Caret caret)
    {
        for (SyntaxNode? node = caret.Left?.Parent; node is not null and not BlockSyntax; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclarationSyntax variable when variable.Name.Span.End <= caret.Word.Start: return variable.Name;
                case ForStatementSyntax loop: return loop.Variable;
            }
        }

        return null;
    }
}
