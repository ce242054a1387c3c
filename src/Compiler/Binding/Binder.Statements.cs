using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Statements.</content>
internal sealed partial class Binder
{
    private BoundBlock BindBlock(BlockSyntax syntax)
    {
        OpenScope(syntax.Span);
        var wasTopLevel = _isTopLevel;
        _isTopLevel = false;
        var statements = ImmutableArray.CreateBuilder<BoundStatement>(syntax.Statements.Length);
        foreach (var statement in syntax.Statements)
        {
            if (BindStatement(statement) is { } bound) statements.Add(bound);
        }

        _isTopLevel = wasTopLevel;
        CloseScope();
        return new BoundBlock(syntax.Span, statements.DrainToImmutable());
    }

    private BoundBlock BindLoopBody(BlockSyntax syntax)
    {
        _loopDepth++;
        var body = BindBlock(syntax);
        _loopDepth--;
        return body;
    }

    /// <summary>Null for a declaration, which is bound elsewhere or reported here.</summary>
    private BoundStatement? BindStatement(StatementSyntax syntax)
    {
        switch (syntax)
        {
            case VariableDeclarationSyntax variable: return BindVariableDeclaration(variable);
            case AssignmentStatementSyntax assignment: return BindAssignment(assignment);
            case ExpressionStatementSyntax expression: return BindExpressionStatement(expression);
            case AssertStatementSyntax assert:
                var wasInAssertion = _isInAssertion;
                _isInAssertion = true;
                var condition = BindValue(assert.Condition, PrimitiveType.Bool);
                _isInAssertion = wasInAssertion;
                var message = assert.Message is null ? null : BindValue(assert.Message, PrimitiveType.String);
                return new BoundAssertStatement(syntax.Span, condition, message);
            case IfStatementSyntax @if: return BindIf(@if);
            case ForStatementSyntax @for: return BindFor(@for);
            case WhileStatementSyntax @while:
                return new BoundWhileStatement(syntax.Span, BindValue(@while.Condition, PrimitiveType.Bool), BindLoopBody(@while.Body));
            case BreakStatementSyntax: return BindJump(syntax, "break", new BoundBreakStatement(syntax.Span));
            case ContinueStatementSyntax: return BindJump(syntax, "continue", new BoundContinueStatement(syntax.Span));
            case ReturnStatementSyntax @return: return BindReturn(@return);
            case WithStatementSyntax with: return BindWith(with);
            case OnStatementSyntax on: return BindOn(on);
            case PrintStatementSyntax print: return new BoundPrintStatement(syntax.Span, [.. print.Values.Select(BindPrintable)]);
            case ShowStatementSyntax show: return new BoundShowStatement(syntax.Span, BindPrintable(show.Value));
            case TickStatementSyntax: return new BoundTickStatement(syntax.Span);
            case DeclarationSyntax declaration:
                ReportMisplaced(declaration);
                return null;
            default: throw new InvalidOperationException($"a statement of kind {syntax.Kind}");
        }
    }

    private BoundVariableDeclaration BindVariableDeclaration(VariableDeclarationSyntax syntax)
    {
        var before = _runtimeValues;
        var outerUses = _uses;
        HashSet<Symbol>? uses = _hasExercises && _isTopLevel ? _uses = [] : null;
        var written = syntax.Type is { } clause ? BindType(clause.Type) : null;
        var initializer = written is null ? BindValue(syntax.Initializer) : BindExpected(syntax.Initializer, written);
        if (uses is not null) outerUses?.UnionWith(uses);
        _uses = outerUses;
        if (written is not null) initializer = Convert(initializer, written);
        else if (initializer.Type == PrimitiveType.Null || initializer.Type is ListType { Element: PrimitiveType element } && element == PrimitiveType.Null)
            initializer = BindUntyped(syntax, initializer);
        if (initializer.Type is PatternType pattern)
        {
            Report(DiagnosticDescriptors.PatternComparison, syntax.Initializer.Span, pattern.Pattern.Name, pattern.Pattern.Compared);
            initializer = ErrorAt(syntax.Initializer);
        }

        var type = written ?? initializer.Type;
        var isReadOnly = syntax.Keyword.Kind == SyntaxKind.LetKeyword;
        var constant = isReadOnly ? initializer.Constant : null;
        if (_isTopLevel && _hasTests && (!isReadOnly || _runtimeValues != before) && !initializer.Type.IsError)
            Report(DiagnosticDescriptors.LetNotConstant, syntax.Span, Neighbours);
        VariableSymbol variable = _isTopLevel
            ? DeclareGlobal(syntax.Name, type, isReadOnly, constant)
            : new LocalVariableSymbol(syntax.Name.Text, type, isReadOnly, constant, LocationOf(syntax.Name));
        if (uses is not null) _usesOf[variable] = uses;
        Declare(variable, syntax.Name);
        return new BoundVariableDeclaration(syntax.Span, variable, initializer);
    }

    private BoundErrorExpression BindUntyped(VariableDeclarationSyntax syntax, BoundExpression initializer)
    {
        var what = Describe(initializer);
        var help = what == "null" ? $"write the type: {syntax.Keyword.Text} {syntax.Name.Text}: vma? = null" : $"write the type: {syntax.Keyword.Text} {syntax.Name.Text}: list<int> = []";
        ReportWithHelp(DiagnosticDescriptors.NeedsType, syntax.Initializer.Span, help, what);
        return ErrorAt(syntax.Initializer);
    }

    private GlobalVariableSymbol DeclareGlobal(SyntaxToken name, TypeSymbol type, bool isReadOnly, ConstantValue? constant)
    {
        _globals.Add(new GlobalDescriptor(name.Text, type));
        return new GlobalVariableSymbol(name.Text, type, isReadOnly, constant, _globals.Count - 1, LocationOf(name));
    }

    private BoundAssignment? BindAssignment(AssignmentStatementSyntax syntax)
    {
        if (syntax.Target is not NameExpressionSyntax name)
        {
            BindExpression(syntax.Target); // the parser has reported the target
            BindValue(syntax.Value);
            return null;
        }

        if (name.IsMissing || _scope.Lookup(name.Name) is not { } symbol)
        {
            if (!name.IsMissing)
            {
                if (_library.FindConstant(name.Name) is null && _library.FindFunction(name.Name) is null)
                    ReportUnknown(DiagnosticDescriptors.UnknownName, name.Span, name.Name, NamesInScope(), name.Name);
                else Report(DiagnosticDescriptors.AssignToLet, name.Span, name.Name, "a name of the library");
            }

            BindValue(syntax.Value);
            return null;
        }

        _recorder?.Record(name, symbol);
        if (symbol is not VariableSymbol { IsReadOnly: false } variable)
        {
            Report(DiagnosticDescriptors.AssignToLet, name.Span, name.Name, Role(symbol));
            BindValue(syntax.Value);
            return null;
        }

        if (AsSeen(variable, name.Span) is null) return null;
        var value = BindExpected(syntax.Value, variable.Type);
        var operation = SyntaxFacts.GetCompoundOperator(syntax.OperatorToken.Kind);
        _runtimeValues++;
        if (operation != SyntaxKind.None)
        {
            value = BindOperator(syntax, operation, BindVariable(name, variable), value);
            if (TryConvert(value, variable.Type) is null)
            {
                Report(DiagnosticDescriptors.TypeMismatch, syntax.Span, $"{variable.Type} for '{variable.Name}'", value.Type);
                return null;
            }
        }

        return new BoundAssignment(syntax.Span, variable, Convert(value, variable.Type));
    }

    private static string Role(Symbol symbol) => symbol switch
    {
        ParameterSymbol => "a parameter",
        TemplateSymbol template => $"{(template.Word == "image" ? "an" : "a")} {template.Word}",
        FunctionSymbol => "a function",
        LocalVariableSymbol { Role: { } role } => role,
        _ => "declared with let",
    };

    private BoundExpressionStatement BindExpressionStatement(ExpressionStatementSyntax syntax)
    {
        var expression = BindExpression(syntax.Expression);
        if (_isScript && _isTopLevel) return new BoundExpressionStatement(syntax.Span, expression);
        if (!IsEffect(syntax.Expression) && !expression.Type.IsError)
        {
            var help = expression.Type == PrimitiveType.Bool ? "to check it write 'assert' before it" : "to see it write 'print' before it";
            if (expression.Type is FunctionType) help = $"to call it write {TextOf(syntax.Span) ?? "it"}()";
            if (syntax.Expression is UnaryExpressionSyntax { OperatorToken: { Kind: SyntaxKind.MinusToken } minus })
                help = $"a statement ends with its line: to go on, put '{minus.Text}' at the end of the line before";
            ReportWithHelp(DiagnosticDescriptors.UnusedValue, syntax.Span, help);
        }

        return new BoundExpressionStatement(syntax.Span, expression);
    }

    private static bool IsEffect(ExpressionSyntax syntax) => syntax switch
    {
        CallExpressionSyntax or ExplainExpressionSyntax or CSharpExpressionSyntax or TraceExpressionSyntax => true,
        TryExpressionSyntax @try => IsEffect(@try.Expression),
        ParenthesizedExpressionSyntax parenthesized => IsEffect(parenthesized.Expression),
        _ => false,
    };

    private BoundIfStatement BindIf(IfStatementSyntax syntax)
    {
        var branches = ImmutableArray.CreateBuilder<BoundBranch>(1 + syntax.ElseIfs.Length);
        branches.Add(new BoundBranch(BindValue(syntax.Condition, PrimitiveType.Bool), BindBlock(syntax.Then)));
        foreach (var part in syntax.ElseIfs) branches.Add(new BoundBranch(BindValue(part.Condition, PrimitiveType.Bool), BindBlock(part.Body)));
        return new BoundIfStatement(syntax.Span, branches.MoveToImmutable(), syntax.Else is null ? null : BindBlock(syntax.Else.Body));
    }

    private BoundForStatement BindFor(ForStatementSyntax syntax)
    {
        var collection = BindReceiver(syntax.Collection);
        TypeSymbol? element = collection.Type switch
        {
            RangeType range => range.Element,
            ListType list => list.Element,
            { IsError: true } => PrimitiveType.Error,
            _ => null,
        };
        if (element is null)
        {
            var help = collection.Type == PrimitiveType.Int && TextOf(collection.Span) is { } text ? $"for a count write 0..{text}" : null;
            ReportWithHelp(DiagnosticDescriptors.NotIterable, syntax.Collection.Span, help, Describe(collection));
            element = PrimitiveType.Error;
            collection = ErrorAt(syntax.Collection);
        }

        OpenScope(syntax.Span);
        var variable = new LocalVariableSymbol(syntax.Variable.Text, element, isReadOnly: true, constant: null, LocationOf(syntax.Variable)) { Role = "the variable of a 'for'" };
        Declare(variable, syntax.Variable);
        var body = BindLoopBody(syntax.Body);
        CloseScope();
        return new BoundForStatement(syntax.Span, variable, collection, body);
    }

    private BoundStatement? BindJump(StatementSyntax syntax, string word, BoundStatement statement)
    {
        if (_loopDepth > 0) return statement;
        Report(DiagnosticDescriptors.OutsideLoop, syntax.Span, word);
        return null;
    }

    private BoundStatement? BindReturn(ReturnStatementSyntax syntax)
    {
        if (_key is not null) return BindReturnOfKey(syntax);
        if (_function is null)
        {
            Report(DiagnosticDescriptors.ReturnOutsideFunction, syntax.ReturnKeyword.Span);
            if (syntax.Expression is not null) BindExpression(syntax.Expression);
            return null;
        }

        if (syntax.Expression is null)
        {
            if (_function.Type != PrimitiveType.Void) Report(DiagnosticDescriptors.ReturnNeedsValue, syntax.Span, _function.Name, _function.Type);
            return new BoundReturnStatement(syntax.Span, null);
        }

        var value = BindExpected(syntax.Expression, _function.Type);
        if (_function.Type != PrimitiveType.Void) return new BoundReturnStatement(syntax.Span, Convert(value, _function.Type));
        if (!value.Type.IsError)
            ReportWithHelp(DiagnosticDescriptors.ReturnTakesNoValue, syntax.Expression.Span, $"write '-> {value.Type}' after its parameters", _function.Name);
        return null;
    }

    private BoundBlock BindWith(WithStatementSyntax syntax)
    {
        var receiver = BindReceiver(syntax.Target);
        if (receiver.Type is not ObjectType { AllowsWith: true } && !receiver.Type.IsError)
        {
            var types = string.Join(" or ", _library.Types.Where(t => t.AllowsWith).Select(t => t.Name));
            Report(DiagnosticDescriptors.WithNotPossible, syntax.Target.Span, types.Length == 0 ? "process" : types, Describe(receiver));
            receiver = ErrorAt(syntax.Target);
        }

        BoundStatement? declaration = null;
        if (receiver is not BoundVariableExpression { Variable.IsReadOnly: true } && !receiver.Type.IsError)
        {
            var variable = new LocalVariableSymbol("with", receiver.Type, isReadOnly: true, constant: null, LocationOf(syntax.Target));
            _lambda?.Own.Add(variable);
            declaration = new BoundVariableDeclaration(syntax.Target.Span, variable, receiver);
            receiver = new BoundVariableExpression(syntax.Target.Span, variable);
        }

        _recorder?.Record(_tree, syntax.Body.Span, receiver.Type);
        _withs.Add(receiver);
        var body = BindBlock(syntax.Body);
        _withs.RemoveAt(_withs.Count - 1);
        return declaration is null ? body : new BoundBlock(syntax.Span, [declaration, body]);
    }

    private BoundOnStatement BindOn(OnStatementSyntax syntax)
    {
        BoundExpression cpu;
        if (syntax.Target is CallExpressionSyntax { Target: NameExpressionSyntax { Name: "cpu" } } call && call.Arguments.Count == 1 && call.Arguments[0].Name is null)
        {
            cpu = BindValue(call.Arguments[0].Value, PrimitiveType.Int);
        }
        else
        {
            if (!syntax.Target.IsMissing) Report(DiagnosticDescriptors.TypeMismatch, syntax.Target.Span, "cpu(number) after 'on'", syntax.Target.ToString());
            cpu = ErrorAt(syntax.Target);
        }

        return new BoundOnStatement(syntax.Span, cpu, BindBlock(syntax.Body));
    }

    private void ReportMisplaced(DeclarationSyntax syntax)
    {
        if (_examNames is not null)
        {
            Report(DiagnosticDescriptors.NotInAnswers, FirstLine(syntax), WhatIs(syntax));
            return;
        }

        var (what, where) = syntax switch
        {
            FunctionDeclarationSyntax => ("a function", ""),
            TestDeclarationSyntax => ("a test", ""),
            ExerciseDeclarationSyntax => ("an exercise", ""),
            AnswerDeclarationSyntax => ("an answer", ""),
            ImportDeclarationSyntax => ("an import", ""),
            MachineDeclarationSyntax => ("a machine block", " or at the start of a test"),
            RequiresDeclarationSyntax => ("'requires'", " or of a test"),
            FileDeclarationSyntax => ("a file", ""),
            _ => ("an image", ""),
        };
        Report(DiagnosticDescriptors.DeclarationNotPossible, syntax.Span.Length > 80 ? new(syntax.Span.Start, 1) : syntax.Span, what, where);
    }
}
