using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>
/// A script as a whole. Order: imported files, then names of images, files and functions (so that they can be used before their lines), then the
/// statements in order, then the bodies of functions and tests, which see all of it.
/// </content>
internal sealed partial class Binder
{
    private readonly List<(FunctionSymbol Symbol, FunctionDeclarationSyntax Syntax)> _functions = [];
    private readonly Dictionary<string, int> _testNames = [];
    private bool _hasTests;
    private bool _hasExercises;
    private bool _hasOperations;
    private MachineDescriptor? _machine;

    public static BoundProgram Bind(
        SyntaxTree tree, ImmutableArray<SyntaxTree> others, Library library, CompilationOptions options, bool isScript, BoundProgram? previous, DiagnosticBag diagnostics,
        SemanticRecorder? recorder)
    {
        var binder = new Binder(library, options, isScript, previous, diagnostics, recorder, tree);
        return binder.BindProgram(tree, others);
    }

    private BoundProgram BindProgram(SyntaxTree tree, ImmutableArray<SyntaxTree> others)
    {
        _hasExercises = !_isScript && tree.Root.Statements.Any(s => s is ExerciseDeclarationSyntax);
        _hasTests = _hasExercises || tree.Root.Statements.Any(s => s is TestDeclarationSyntax);
        _hasOperations = _previous?.HasOperations ?? false;
        _recorder?.Record(tree, new(0, tree.Text.Length + 1), _scope);
        var mainOrdinal = _previous?.FunctionCount ?? 0;
        var imports = new ImportLoader(_options.Imports, _options.MaxImportDepth, _diagnostics).Load(others, tree);
        var templates = new List<(DeclarationSyntax Syntax, TemplateSymbol Symbol)>();
        foreach (var source in imports.Append(tree)) DeclareNames(source, mainOrdinal, templates);
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        var prelude = ImmutableArray.CreateBuilder<BoundStatement>();
        BindTemplates(templates, prelude);
        foreach (var source in imports) BindImportedConstants(source, statements);
        _tree = tree;
        var requirements = BindTopLevel(tree, statements);
        var functions = _functions.Select(BindFunctionBody).ToImmutableArray();
        _tree = tree;
        var tests = tree.Root.Statements.OfType<TestDeclarationSyntax>().Select(BindTest).ToImmutableArray();
        BindExercises(tree, mainOrdinal + 1 + functions.Length + tests.Length);
        CheckExpectations();
        var main = new BoundBlock(tree.Root.Span, [.. requirements, .. prelude, .. statements]);
        return new BoundProgram(tree.Text, _scope, _machine ?? _previous?.Machine, main, mainOrdinal, functions, tests, [.. _globals], [.. _images], [.. _files], [.. _cSharpBlocks])
        {
            HasOperations = _hasOperations,
            Parts = [.. _parts],
            Lambdas = [.. _lambdas],
            Exercises = [.. _exercises],
        };
    }

    private void DeclareNames(SyntaxTree tree, int mainOrdinal, List<(DeclarationSyntax Syntax, TemplateSymbol Symbol)> templates)
    {
        _tree = tree;
        foreach (var statement in tree.Root.Statements)
        {
            switch (statement)
            {
                case FunctionDeclarationSyntax function:
                    var symbol = DeclareFunction(function, mainOrdinal + 1 + _functions.Count);
                    _functions.Add((symbol, function));
                    break;
                case ImageBlockDeclarationSyntax image:
                    templates.Add((image, DeclareTemplate(image.Name, image.ImageKeyword, "image", _library.ImageType)));
                    break;
                case ImageFileDeclarationSyntax image:
                    templates.Add((image, DeclareTemplate(image.Name, image.ImageKeyword, "image", _library.ImageType)));
                    break;
                case FileDeclarationSyntax file:
                    templates.Add((file, DeclareTemplate(file.Name, file.FileKeyword, "file", _library.FileType)));
                    break;
            }
        }
    }

    private TemplateSymbol DeclareTemplate(SyntaxToken name, SyntaxToken keyword, string word, ObjectType? type)
    {
        if (type is null) Report(DiagnosticDescriptors.NotAvailable, keyword.Span, $"'{word}'", $"type '{word}'");
        TypeSymbol actual = type is null ? PrimitiveType.Error : type;
        _globals.Add(new GlobalDescriptor(name.Text, actual));
        var symbol = new TemplateSymbol(name.Text, actual, word, _globals.Count - 1, LocationOf(name));
        Declare(symbol, name);
        return symbol;
    }

    private FunctionSymbol DeclareFunction(FunctionDeclarationSyntax syntax, int ordinal)
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterSymbol>(syntax.Parameters.Count);
        foreach (var parameter in syntax.Parameters)
        {
            var type = parameter.Type is null ? PrimitiveType.Error : BindType(parameter.Type.Type);
            ConstantValue? value = parameter.Default is null ? null : BindDefault(parameter, type);
            if (parameter.Default is null && parameters.LastOrDefault(before => before.Default is not null) is { } optional)
                Report(DiagnosticDescriptors.DefaultNeeded, parameter.Span, parameter.Name.Text, optional.Name);
            parameters.Add(new ParameterSymbol(parameter.Name.Text, type, parameters.Count, LocationOf(parameter.Name)) { Default = value });
        }

        var result = syntax.ReturnType is null ? PrimitiveType.Void : BindType(syntax.ReturnType.Type);
        var symbol = new FunctionSymbol(syntax.Name.Text, parameters.MoveToImmutable(), result, ordinal, LocationOf(syntax.Name));
        Declare(symbol, syntax.Name);
        return symbol;
    }

    private void BindImportedConstants(SyntaxTree tree, ImmutableArray<BoundStatement>.Builder statements)
    {
        _tree = tree;
        var hadTests = _hasTests;
        _hasTests = true; // a library's variables are constants, like those beside tests
        foreach (var statement in tree.Root.Statements)
        {
            if (statement is VariableDeclarationSyntax variable) statements.Add(BindVariableDeclaration(variable));
        }

        _hasTests = hadTests;
    }

    /// <summary>Binds the script's own statements; gives back its requirements, which come before everything.</summary>
    private List<BoundStatement> BindTopLevel(SyntaxTree tree, ImmutableArray<BoundStatement>.Builder statements)
    {
        var requirements = new List<BoundStatement>();
        var reported = false;
        var all = tree.Root.Statements;
        for (var i = 0; i < all.Length; i++)
        {
            var before = _runtimeValues;
            switch (all[i])
            {
                case MachineDeclarationSyntax machine:
                    BindScriptMachine(machine);
                    continue;
                case RequiresDeclarationSyntax requires:
                    if (BindRequires(requires) is { } requirement) requirements.Add(requirement);
                    continue;
                case AnswerDeclarationSyntax answer:
                    Report(DiagnosticDescriptors.AnswerMisplaced, answer.AnswerKeyword.Span);
                    continue;
                case DeclarationSyntax:
                    continue;
            }

            if (_hasTests && all[i] is not VariableDeclarationSyntax && !reported)
            {
                Report(DiagnosticDescriptors.StatementBesideTests, FirstLine(all[i]), Neighbours);
                reported = true;
            }

            if (BindStatement(all[i]) is { } bound) statements.Add(i == all.Length - 1 ? AsSubmissionValue(bound) : bound);
            _hasOperations |= all[i] is not VariableDeclarationSyntax || _runtimeValues != before;
        }

        return requirements;
    }

    /// <summary>What stands in the file beside its declarations, for a message.</summary>
    private string Neighbours => _examNames is not null ? "answers" : _hasExercises ? "exercises" : "tests";

    private BoundStatement AsSubmissionValue(BoundStatement statement) =>
        _isScript && statement is BoundExpressionStatement { Expression: var expression } && expression.Type != PrimitiveType.Void && expression.Type is not PatternType
            ? new BoundSubmissionValue(statement.Span, expression)
            : statement;

    private Text.TextSpan FirstLine(SyntaxNode syntax)
    {
        var line = _tree.Text.GetLine(_tree.Text.GetLineIndex(syntax.Span.Start));
        return Text.TextSpan.FromBounds(syntax.Span.Start, Math.Max(syntax.Span.Start, Math.Min(syntax.Span.End, line.Span.End)));
    }

    private BoundFunction BindFunctionBody((FunctionSymbol Symbol, FunctionDeclarationSyntax Syntax) function)
    {
        var (symbol, syntax) = function;
        _tree = syntax.Tree;
        _function = symbol;
        _isTopLevel = false;
        var before = Effects;
        NoteUsesOf(symbol);
        OpenScope(syntax.Span);
        for (var i = 0; i < symbol.Parameters.Length; i++) Declare(symbol.Parameters[i], syntax.Parameters[i].Name);
        var body = BindBlock(syntax.Body);
        CloseScope();
        if (symbol.Type != PrimitiveType.Void && !symbol.Type.IsError && !Flow.AlwaysLeaves(body) && !HasSyntaxError(syntax))
            Report(DiagnosticDescriptors.NotEveryPathReturns, syntax.Name.Span, symbol.Name, symbol.Type);
        RecordEffects(symbol, before);
        _function = null;
        _uses = null;
        _isTopLevel = true;
        return new BoundFunction(symbol, _tree.Text, body);
    }

    /// <summary>Whether the parser found a mistake in a node: then what seems to be lacking may only be misunderstood.</summary>
    private static bool HasSyntaxError(SyntaxNode syntax) =>
        syntax.Tree.Diagnostics.Any(d => d.Location is { } location && location.Span.Start >= syntax.Span.Start && location.Span.Start <= syntax.Span.End);

    private BoundTest BindTest(TestDeclarationSyntax syntax)
    {
        if (!syntax.Name.IsMissing && !_testNames.TryAdd(syntax.Name.Text, _tree.Text.GetLineIndex(syntax.Name.Span.Start) + 1))
        {
            ReportWithHelp(DiagnosticDescriptors.AlreadyDeclared, syntax.Name.Span, $"it is declared in line {_testNames[syntax.Name.Text]}", $"test {syntax.Name.Text}");
        }

        OpenScope(syntax.Span);
        _isTopLevel = false;
        MachineDescriptor? machine = null;
        var requirements = new List<BoundStatement>();
        var statements = new List<BoundStatement>();
        var operations = false;
        foreach (var statement in syntax.Body.Statements)
        {
            var before = _runtimeValues;
            switch (statement)
            {
                case MachineDeclarationSyntax declaration:
                    var bound = BindMachine(declaration);
                    if (machine is not null) Report(DiagnosticDescriptors.MachineNotFirst, declaration.MachineKeyword.Span, "a test has at most one machine block");
                    else if (operations) Report(DiagnosticDescriptors.MachineNotFirst, declaration.MachineKeyword.Span, "the machine block stands before any operation");
                    machine = bound;
                    continue;
                case RequiresDeclarationSyntax requires:
                    if (BindRequires(requires) is { } requirement) requirements.Add(requirement);
                    continue;
            }

            if (BindStatement(statement) is { } other) statements.Add(other);
            operations |= statement is not VariableDeclarationSyntax || _runtimeValues != before;
        }

        _isTopLevel = true;
        CloseScope();
        return new BoundTest(syntax.Name.Value as string ?? "", machine, new BoundBlock(syntax.Body.Span, [.. requirements, .. statements]), _tree.Text, syntax.Span);
    }
}
