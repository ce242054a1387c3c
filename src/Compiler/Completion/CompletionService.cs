using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>
/// What could be written at a position: members of what stands before a dot, names in scope, arguments that are not given yet, constants that fit, words
/// of the language. Works on text that is unfinished or wrong.
/// </summary>
public static class CompletionService
{
    /// <summary>The texts that could stand at a position of the compilation's tree.</summary>
    /// <param name="compilation">A script or submission, as it is written so far.</param>
    /// <param name="position">An index into its text; the length of the text is its end.</param>
    public static CompletionList GetCompletions(Compilation compilation, int position)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        if (Caret.At(compilation.SyntaxTree, position) is not { } caret) return new(new(Math.Clamp(position, 0, compilation.SyntaxTree.Text.Length), 0), []);
        var model = compilation.GetSemanticModel(compilation.SyntaxTree);
        switch (caret.Container)
        {
            case MapsPatternExpressionSyntax or BuddyInfoPatternExpressionSyntax or CSharpExpressionSyntax: return new(caret.Word, []);
            case MachineDeclarationSyntax machine: return MachineCompletion.Complete(caret, compilation.Library, machine);
            case ImageBlockDeclarationSyntax image: return ImageCompletion.Complete(caret, model, image);
        }

        var candidates = new Candidates(caret);
        Collect(candidates, model);
        return candidates.ToList(caret.Word);
    }

    private static void Collect(Candidates candidates, SemanticModel model)
    {
        var caret = candidates.Caret;
        if (caret.Container is ExerciseDeclarationSyntax or ItemLineSyntax && ExerciseCompletion.AddTo(candidates, model)) return;
        if (BeginsStatement(caret)) StatementCompletion.AddBeginnings(candidates, model);
        else if (caret.FollowsSkippedComma && caret.Container is RecordExpressionSyntax record) AddFields(candidates, model, record);
        else if (caret.FollowsSkippedComma) AddOperand(candidates, model);
        else if (!caret.FollowsSkippedText && caret.Left is { } left) CollectAfter(left, candidates, model);
    }

    private static void CollectAfter(SyntaxToken left, Candidates candidates, SemanticModel model)
    {
        var library = model.Compilation.Library;
        switch (left.Parent)
        {
            case MemberAccessExpressionSyntax access when left == access.DotToken:
                MemberCompletion.AddTo(candidates, model, access);
                return;
            case FailsExpressionSyntax fails when left == fails.FailsKeyword:
                NameCompletion.AddConstants(candidates, library, static constant => constant.Type == UnitType.Errno);
                return;
            case RaisesExpressionSyntax raises when left == raises.RaisesKeyword:
                NameCompletion.AddConstants(candidates, library, static constant => constant.Type == UnitType.Signal);
                return;
            case SignalClauseSyntax signal when left == signal.OpenParenToken:
                NameCompletion.AddConstants(candidates, library, constant => constant.Type == UnitType.SignalCode && IsCodeOf(constant, signal.Signal.Text, library));
                return;
            case MachineDeclarationSyntax machine when left == machine.MachineKeyword:
                foreach (var architecture in library.Architectures) candidates.AddWord(architecture);
                return;
            case TypeClauseSyntax or ReturnTypeClauseSyntax:
            case GenericTypeSyntax generic when left != generic.GreaterThanToken && left != generic.Name:
            case CSharpExpressionSyntax block when left == block.LessThanToken:
                TypeCompletion.AddTo(candidates, library);
                return;
            case ImageFileDeclarationSyntax image when left == image.EqualsToken: AddSources(candidates, "elf"); return;
            case FileDeclarationSyntax file when left == file.EqualsToken: AddSources(candidates, "file"); return;
            case RequiresDeclarationSyntax: AddSources(candidates, "elf", "file"); return;
            case OnStatementSyntax on when left == on.OnKeyword: AddSources(candidates, "cpu"); return;
            case RecordExpressionSyntax record: AddFields(candidates, model, record); return;
            case InterpolationSyntax interpolation when left == interpolation.ColonToken:
                candidates.AddWord("x", "hexadecimal");
                candidates.AddWord("K", "in units of 1024");
                candidates.AddWord("M", "in units of 1024 * 1024");
                return;
            case VariableDeclarationSyntax variable when left == variable.Keyword:
            case ForStatementSyntax loop when left == loop.ForKeyword:
            case FunctionDeclarationSyntax or ImageBlockDeclarationSyntax or ImageFileDeclarationSyntax or FileDeclarationSyntax or TestDeclarationSyntax or ExerciseDeclarationSyntax or ImportDeclarationSyntax:
                return; // a new name
        }

        if (StatementWordAlone(left) is { } word) AddAfterWord(candidates, model, word);
        else if (EndsOperand(left)) StatementCompletion.AddContinuations(candidates);
        else AddOperand(candidates, model);
    }

    /// <summary>An operand, and at the start of an argument the names of those that are not given.</summary>
    private static void AddOperand(Candidates candidates, SemanticModel model)
    {
        var caret = candidates.Caret;
        if (caret.Container is CallExpressionSyntax call && (caret.FollowsSkippedComma || caret.Left == call.OpenParenToken || caret.Left is { Kind: SyntaxKind.CommaToken, Parent: CallExpressionSyntax })
            && CallSite.Around(caret, model) is { Callees: [var callee, ..] } site && callee.Parameters is not [{ Type: FunctionType }])
        {
            foreach (var parameter in site.NotGiven(callee)) candidates.Add(Items.Argument(parameter), CandidateRank.Argument);
        }

        LambdaCompletion.AddTo(candidates, model);

        NameCompletion.AddTo(candidates, model, Expectation.At(caret, model));
    }

    private static void AddFields(Candidates candidates, SemanticModel model, RecordExpressionSyntax record)
    {
        if (record.Parent is not ArgumentSyntax { Parent: CallExpressionSyntax call } argument) return;
        var index = call.Arguments.ToList().IndexOf(argument);
        foreach (var callee in CallSite.CalleesOf(call, model))
        {
            var parameter = argument.Name is { } name ? callee.Parameters.FirstOrDefault(p => p.Name == name.Text) : callee.Parameters.ElementAtOrDefault(index);
            if (parameter?.Type is not RecordType type) continue;
            var given = record.Fields.Where(field => field.Name.Span.Start != candidates.Caret.Word.Start).Select(field => field.Name.Text).ToHashSet(StringComparer.Ordinal);
            foreach (var field in type.Fields)
            {
                if (!given.Contains(field.Name))
                    candidates.Add(new($"{field.Name}:", CompletionItemKind.Field, $"{field.Name}: ", $"{field.Name}: {field.Type.Name}", field.Documentation), CandidateRank.Fitting);
            }
        }
    }

    private static void AddSources(Candidates candidates, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (LanguageCalls.Find(name) is { } callee) candidates.Add(Items.Call(callee, CompletionItemKind.Function, candidates.Caret), CandidateRank.Fitting);
        }
    }

    private static void AddAfterWord(Candidates candidates, SemanticModel model, string word)
    {
        switch (word)
        {
            case "machine":
                foreach (var architecture in model.Compilation.Library.Architectures) candidates.AddWord(architecture);
                break;
            case "requires": AddSources(candidates, "elf", "file"); break;
            case "print" or "show": AddOperand(candidates, model); break;
        }
    }

    /// <summary>A word that has not become the keyword of its statement, because nothing follows it yet.</summary>
    private static string? StatementWordAlone(SyntaxToken left) =>
        left is { Kind: SyntaxKind.IdentifierToken, Parent: NameExpressionSyntax { Parent: ExpressionStatementSyntax } } && left.Text is "machine" or "image" or "file" or "test" or "exercise" or "answer" or "requires" or "print" or "show"
            ? left.Text
            : null;

    private static bool BeginsStatement(Caret caret)
    {
        if (caret.Container is not (CompilationUnitSyntax or BlockSyntax)) return false;
        if (caret.Left is not { } left || caret.FollowsSemicolon) return true;
        if (Brackets.Of(caret.Container) is var (open, _) && left == open) return true;
        if (EndsBody(left)) return true;
        return caret.FollowsLineEnd && (EndsOperand(left) || left.Kind is SyntaxKind.BreakKeyword or SyntaxKind.ContinueKeyword or SyntaxKind.ReturnKeyword or SyntaxKind.TickKeyword);
    }

    /// <summary>Whether a token is the <c>}</c> that ends a statement, so that the next may follow on its line.</summary>
    private static bool EndsBody(SyntaxToken left) => left is
    {
        Kind: SyntaxKind.CloseBraceToken,
        Parent: MachineDeclarationSyntax or ImageBlockDeclarationSyntax or BlockSyntax { Parent: not (TraceExpressionSyntax or ExplainExpressionSyntax) },
    };

    private static bool EndsOperand(SyntaxToken left) => left.Kind switch
    {
        SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken => true,
        SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword or SyntaxKind.FailsKeyword or SyntaxKind.RaisesKeyword => true,
        SyntaxKind.QuestionToken => true,
        SyntaxKind.GreaterToken => left.Parent is TypeSyntax,
        SyntaxKind.InterpolatedStringStartToken => false,
        var kind => kind is >= SyntaxKind.IdentifierToken and <= SyntaxKind.CSharpCodeToken,
    };

    /// <summary>Whether the library's own words tie a code to a signal: the code's family is the signal's name. Codes that are tied to none go with each.</summary>
    private static bool IsCodeOf(LibraryConstant code, string signal, Library library) =>
        code.Family == signal || library.FindConstant(code.Family) is null;
}
