using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Literals, names, operators and the other plain expressions.</content>
internal sealed partial class Binder
{
    /// <summary>Binds an expression whose value is wanted.</summary>
    private BoundExpression BindValue(ExpressionSyntax syntax)
    {
        var expression = BindExpression(syntax);
        if (expression.Type != PrimitiveType.Void) return expression;
        if (syntax is CSharpExpressionSyntax block)
            ReportWithHelp(DiagnosticDescriptors.CSharpNeedsType, block.CSharpKeyword.Span, "write its type: csharp<int> { return 42; }");
        else Report(DiagnosticDescriptors.NoValue, syntax.Span);
        return ErrorAt(syntax);
    }

    private BoundExpression BindValue(ExpressionSyntax syntax, TypeSymbol type) => Convert(BindExpected(syntax, type), type);

    /// <summary>Binds an expression that may also be a call without a value.</summary>
    private BoundExpression BindExpression(ExpressionSyntax syntax)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Report(DiagnosticDescriptors.TooComplex, syntax.Span);
            return ErrorAt(syntax);
        }

        if (IsRefused(syntax)) return ErrorAt(syntax);
        var expression = BindByKind(syntax);
        if (expression.Type.Depth > SyntaxTree.MaximumDepth)
        {
            Report(DiagnosticDescriptors.TooDeep, syntax.Span, SyntaxTree.MaximumDepth);
            return ErrorAt(syntax);
        }

        _recorder?.Record(syntax, expression.Type);
        return expression;
    }

    private BoundExpression BindByKind(ExpressionSyntax syntax) => syntax switch
    {
        LiteralExpressionSyntax literal => BindLiteral(literal),
        NameExpressionSyntax name => BindName(name),
        ParenthesizedExpressionSyntax parenthesized => BindExpression(parenthesized.Expression),
        UnaryExpressionSyntax unary => BindUnary(unary),
        BinaryExpressionSyntax binary => BindBinaryChain(binary),
        RangeExpressionSyntax range => BindRange(range),
        MemberAccessExpressionSyntax member => BindMemberAccess(member),
        CallExpressionSyntax call => BindCall(call),
        IndexExpressionSyntax index => BindIndex(index),
        ListExpressionSyntax list => BindList(list),
        InterpolatedStringExpressionSyntax interpolated => BindInterpolatedString(interpolated),
        FailsExpressionSyntax fails => BindFails(fails),
        RaisesExpressionSyntax raises => BindRaises(raises),
        TryExpressionSyntax @try => BindTry(@try),
        TraceExpressionSyntax trace => BindTrace(trace),
        ExplainExpressionSyntax explain => BindExplain(explain),
        MapsPatternExpressionSyntax maps => BindPattern("maps", maps, maps.Lines),
        BuddyInfoPatternExpressionSyntax buddyInfo => BindPattern("buddyinfo", buddyInfo, buddyInfo.Lines),
        LambdaExpressionSyntax lambda => BindUntypedLambda(lambda),
        RecordExpressionSyntax => BindMisplaced(syntax, DiagnosticDescriptors.RecordNotPossible),
        CSharpExpressionSyntax cSharp => BindCSharp(cSharp),
        _ => throw new InvalidOperationException($"an expression of kind {syntax.Kind}"),
    };

    private BoundErrorExpression BindMisplaced(SyntaxNode syntax, DiagnosticDescriptor descriptor, params ReadOnlySpan<object?> arguments)
    {
        Report(descriptor, syntax.Span, arguments);
        return ErrorAt(syntax);
    }

    private BoundExpression BindLiteral(LiteralExpressionSyntax syntax)
    {
        var token = syntax.LiteralToken;
        switch (token.Kind)
        {
            case SyntaxKind.TrueKeyword: return new BoundLiteral(syntax.Span, ConstantValue.Bool(true));
            case SyntaxKind.FalseKeyword: return new BoundLiteral(syntax.Span, ConstantValue.Bool(false));
            case SyntaxKind.NullKeyword: return new BoundLiteral(syntax.Span, ConstantValue.Null);
        }

        switch (token.Value)
        {
            case Word value when ConstantValue.IsInRange(value): return new BoundLiteral(syntax.Span, ConstantValue.Int(value));
            case Word value:
                Report(DiagnosticDescriptors.ConstantOverflow, syntax.Span, value);
                return ErrorAt(syntax);
            case decimal value: return new BoundLiteral(syntax.Span, ConstantValue.Number(value));
            case string value: return new BoundLiteral(syntax.Span, ConstantValue.String(value));
            default: return ErrorAt(syntax); // a malformed literal, which has its diagnostic
        }
    }

    private BoundExpression BindName(NameExpressionSyntax syntax)
    {
        if (syntax.IsMissing) return ErrorAt(syntax);
        var name = syntax.Name;
        if (_scope.Lookup(name) is { } symbol)
        {
            _recorder?.Record(syntax, symbol);
            if (symbol is VariableSymbol variable) return BindVariable(syntax, variable);
            return BindFunctionName(syntax, (FunctionSymbol)symbol);
        }

        return BindLibraryName(syntax, name);
    }

    private BoundExpression BindVariable(SyntaxNode syntax, VariableSymbol variable)
    {
        _uses?.Add(variable);
        if (IsRefused(variable, syntax.Span)) return ErrorAt(syntax);
        if (variable.Type.IsError || AsSeen(variable, syntax.Span) is not { } seen) return ErrorAt(syntax);
        if (variable.Constant is { } constant) return new BoundLiteral(syntax.Span, constant) { IsVariable = true };
        _runtimeValues++;
        return new BoundVariableExpression(syntax.Span, seen);
    }

    private BoundExpression BindLibraryName(NameExpressionSyntax syntax, string name)
    {
        for (var i = _withs.Count - 1; i >= 0; i--)
        {
            if (_library.FindMember(_withs[i].Type, name) is { } member) return BindRowRead(syntax, member, With(i, syntax.Span));
        }

        if (_library.FindConstant(name) is { } constant)
        {
            _recorder?.Record(syntax, new LibrarySymbol(constant));
            return new BoundLiteral(syntax.Span, constant.Value);
        }

        if (_library.FindFunction(name) is { } row) return BindRowRead(syntax, row, receiver: null);
        if (_library.FindEventKind(name) is { } kind)
        {
            _recorder?.Record(syntax, new LibrarySymbol(kind));
            return new BoundLiteral(syntax.Span, ConstantValue.OfWord(UnitType.EventKind, kind.Ordinal));
        }

        ReportUnknown(DiagnosticDescriptors.UnknownName, syntax.Span, name, NamesInScope(), name);
        return ErrorAt(syntax);
    }

    private BoundExpression BindUnary(UnaryExpressionSyntax syntax)
    {
        var operand = BindValue(syntax.Operand);
        if (operand.Type.IsError) return ErrorAt(syntax);
        if (operand.Type is NullableType nullable) operand = Convert(operand, nullable.Underlying);
        var token = syntax.OperatorToken;
        if (BoundUnaryOperator.Find(token.Kind, operand.Type) is not { } operation)
        {
            Report(DiagnosticDescriptors.UnaryMismatch, token.Span, token.Text, Describe(operand));
            return ErrorAt(syntax);
        }

        if (operand.Constant is not { } constant) return new BoundUnaryExpression(syntax.Span, operation, operand);
        var unary = new BoundUnaryExpression(syntax.Span, operation, Unfolded(operand));
        return Folded(syntax, ConstantFolding.Fold(operation, constant), unary) ?? unary;
    }

    /// <summary>Binds a left-deep chain of operators from its innermost left operand outwards, without recursion.</summary>
    private BoundExpression BindBinaryChain(BinaryExpressionSyntax syntax)
    {
        var chain = new Stack<BinaryExpressionSyntax>();
        ExpressionSyntax first = syntax;
        while (first is BinaryExpressionSyntax binary)
        {
            chain.Push(binary);
            first = binary.Left;
        }

        var left = BindValue(first);
        while (chain.TryPop(out var binary))
        {
            var right = BindValue(binary.Right);
            left = BindOperator(binary, binary.OperatorToken.Kind, left, right);
            _recorder?.Record(binary, left.Type);
        }

        return left;
    }

    /// <summary>Applies a binary operator to bound operands; the syntax is the whole expression or assignment.</summary>
    private BoundExpression BindOperator(SyntaxNode syntax, SyntaxKind token, BoundExpression left, BoundExpression right)
    {
        if (left.Type.IsError || right.Type.IsError) return ErrorAt(syntax);
        var (operation, a, b) = FindOperator(token, left, right);
        if (operation is null)
        {
            if ((left.Type as PatternType ?? right.Type as PatternType)?.Pattern is { } pattern)
            {
                Report(DiagnosticDescriptors.PatternComparison, (left.Type is PatternType ? left : right).Span, pattern.Name, pattern.Compared);
                return ErrorAt(syntax);
            }

            var span = syntax is BinaryExpressionSyntax binary ? binary.OperatorToken.Span : ((AssignmentStatementSyntax)syntax).OperatorToken.Span;
            ReportWithHelp(DiagnosticDescriptors.OperatorMismatch, span, OperatorHelp(left, right), SyntaxFacts.GetText(token), Describe(left), Describe(right));
            return ErrorAt(syntax);
        }

        if (a.Constant is { } x && b.Constant is { } y && Folded(syntax, ConstantFolding.Fold(operation, x, y), new BoundBinaryExpression(syntax.Span, operation, Unfolded(a), Unfolded(b))) is { } folded) return folded;
        if (b.Constant is { } divisor && operation.Code is OpCode.Divide or OpCode.Remainder && b.Constant is { Word: var word } && word == 0 && divisor.Type.IsWord)
        {
            Report(DiagnosticDescriptors.ConstantDivisionByZero, syntax.Span);
            return ErrorAt(syntax);
        }

        if (b.Constant is { } count && operation.Code is OpCode.ShiftLeft or OpCode.ShiftRight && b.Constant is { } shift && (shift.Word < 0 || shift.Word > 63))
        {
            Report(DiagnosticDescriptors.ConstantShiftOutOfRange, syntax.Span, shift);
            return ErrorAt(syntax);
        }

        return new BoundBinaryExpression(syntax.Span, operation, a, b);
    }

    /// <summary>
    /// Finds the row for an operator and converts the operands to it: as they are; one to the type of the other; nullables to their values.
    /// </summary>
    private static (BoundBinaryOperator? Operation, BoundExpression Left, BoundExpression Right) FindOperator(SyntaxKind token, BoundExpression left, BoundExpression right)
    {
        if (Find(token, left.Type, right.Type) is { } exact) return (exact, left, right);
        if (token == SyntaxKind.InKeyword) return FindMembership(left, right);
        var isEquality = token is SyntaxKind.EqualsEqualsToken or SyntaxKind.BangEqualsToken;
        if (isEquality || left.Type is not NullableType)
        {
            if (TryConvert(right, left.Type) is { } b && Find(token, left.Type, left.Type) is { } toLeft) return (toLeft, left, b);
        }

        if (isEquality || right.Type is not NullableType)
        {
            if (TryConvert(left, right.Type) is { } a && Find(token, right.Type, right.Type) is { } toRight) return (toRight, a, right);
        }

        var leftValue = left.Type is NullableType l ? TryConvert(left, l.Underlying)! : left;
        var rightValue = right.Type is NullableType r ? TryConvert(right, r.Underlying)! : right;
        return leftValue == left && rightValue == right ? (null, left, right) : FindOperator(token, leftValue, rightValue);
    }

    private static (BoundBinaryOperator? Operation, BoundExpression Left, BoundExpression Right) FindMembership(BoundExpression left, BoundExpression right)
    {
        if (right.Type is NullableType nullable) right = TryConvert(right, nullable.Underlying)!;
        var element = right.Type switch
        {
            ListType list => list.Element,
            RangeType range => range.Element,
            _ => null,
        };
        if (element is not null && TryConvert(left, element) is { } value) return (Find(SyntaxKind.InKeyword, value.Type, right.Type), value, right);
        if (right is BoundRangeExpression literal && left.Type is UnitType unit)
        {
            var type = unit == UnitType.Address ? RangeType.Address : unit == UnitType.Pfn ? RangeType.Pfn : null;
            if (type is not null && TryConvert(literal, type) is { } converted) return (Find(SyntaxKind.InKeyword, left.Type, type), left, converted);
        }

        return (null, left, right);
    }

    private static BoundBinaryOperator? Find(SyntaxKind token, TypeSymbol left, TypeSymbol right) =>
        BoundBinaryOperator.Find(token, left, right) ?? OperatorRules.Find(token, left, right);

    private string? OperatorHelp(BoundExpression left, BoundExpression right)
    {
        if (left.Type is UnitType && right.Type == PrimitiveType.Int) return UnitHelp(right, left.Type);
        if (right.Type is UnitType && left.Type == PrimitiveType.Int) return UnitHelp(left, right.Type);
        return null;
    }

    /// <summary>The literal that folding gave, an error when it gave one, or null.</summary>
    private static BoundExpression Unfolded(BoundExpression operand) => operand is BoundLiteral { Origin: { } origin } ? origin : operand;

    private BoundExpression? Folded(SyntaxNode syntax, FoldResult result, BoundExpression origin)
    {
        if (result.Value is { } value) return new BoundLiteral(syntax.Span, value) { Origin = _isInAssertion ? origin : null };
        if (result.Error is not { } error) return null;
        Report(error, syntax.Span, result.ErrorArgument, "address");
        return ErrorAt(syntax);
    }

    private BoundExpression BindRange(RangeExpressionSyntax syntax)
    {
        var start = BindValue(syntax.Start);
        var end = BindValue(syntax.End);
        if (start.Type.IsError || end.Type.IsError) return ErrorAt(syntax);
        if (start.Type is NullableType a) start = Convert(start, a.Underlying);
        if (end.Type is NullableType b) end = Convert(end, b.Underlying);
        var isLength = syntax.OperatorToken.Kind == SyntaxKind.DotDotPlusToken;
        var type = RangeOf(start.Type);
        if (type == RangeType.Int && !isLength && start.Constant is not null && RangeOf(end.Type) is { } other) type = other;
        if (type is null)
        {
            Report(DiagnosticDescriptors.TypeMismatch, start.Span, "int or address", Describe(start));
            return ErrorAt(syntax);
        }

        start = Convert(start, type.Element);
        end = Convert(end, isLength ? PrimitiveType.Int : type.Element);
        if (start.Type.IsError || end.Type.IsError) return ErrorAt(syntax);
        return new BoundRangeExpression(syntax.Span, type, start, end, isLength);
    }

    private static RangeType? RangeOf(TypeSymbol element) =>
        element == PrimitiveType.Int ? RangeType.Int : element == UnitType.Address ? RangeType.Address : element == UnitType.Pfn ? RangeType.Pfn : null;

    private BoundExpression BindIndex(IndexExpressionSyntax syntax)
    {
        var target = BindValue(syntax.Target);
        var index = BindValue(syntax.Index, PrimitiveType.Int);
        if (target.Type is NullableType nullable) target = Convert(target, nullable.Underlying);
        if (target.Type.IsError || index.Type.IsError) return ErrorAt(syntax);
        if (target.Type is ListType list) return new BoundIndexExpression(syntax.Span, list.Element, OpCode.ListGet, target, index);
        if (target.Type == PrimitiveType.Bytes) return new BoundIndexExpression(syntax.Span, PrimitiveType.Int, OpCode.BytesGet, target, index);
        Report(DiagnosticDescriptors.NotIndexable, syntax.Target.Span, Describe(target));
        return ErrorAt(syntax);
    }

    private BoundExpression BindList(ListExpressionSyntax syntax)
    {
        var elements = new List<BoundExpression>(syntax.Elements.Count);
        foreach (var element in syntax.Elements) elements.Add(BindValue(element));
        if (elements.Exists(e => e.Type.IsError)) return ErrorAt(syntax);
        var type = ElementType(elements);
        var converted = ImmutableArray.CreateBuilder<BoundExpression>(elements.Count);
        foreach (var element in elements) converted.Add(Convert(element, type));
        return new BoundListExpression(syntax.Span, new ListType(type), converted.MoveToImmutable());
    }

    /// <summary>The first element's type, unless a later one is what the others convert to: [1, 0.5], [0, buf], [null, v].</summary>
    private static TypeSymbol ElementType(List<BoundExpression> elements)
    {
        TypeSymbol type = PrimitiveType.Null;
        for (var i = 0; i < elements.Count; i++)
        {
            var candidate = elements[i].Type;
            if (candidate == type) continue;
            if (i == 0)
            {
                type = candidate;
                continue;
            }

            if (type == PrimitiveType.Null && candidate is not NullableType) candidate = new NullableType(candidate);
            if (candidate == PrimitiveType.Null && type is not NullableType) candidate = new NullableType(type);
            var all = true;
            for (var j = 0; j < i && all; j++) all = TryConvert(elements[j], candidate) is not null && elements[j].Type is not NullableType;
            if (all && (TryConvert(elements[i], type) is null || type == PrimitiveType.Null || candidate is NullableType)) type = candidate;
        }

        return type;
    }

    private BoundInterpolation BindInterpolatedString(InterpolatedStringExpressionSyntax syntax)
    {
        var texts = new List<string> { "" };
        var holes = ImmutableArray.CreateBuilder<BoundExpression>();
        var descriptors = ImmutableArray.CreateBuilder<InterpolationHole>();
        foreach (var content in syntax.Contents)
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                texts[^1] += text.TextToken.Value as string ?? "";
                continue;
            }

            var interpolation = (InterpolationSyntax)content;
            var hole = BindPrintable(interpolation.Expression);
            var format = interpolation.Format is { IsMissing: false } token ? token.Text : null;
            if (format is not null && !hole.Type.IsError) CheckFormat(interpolation.Format!, format, hole);
            holes.Add(hole);
            descriptors.Add(new InterpolationHole(hole.Type, format));
            texts.Add("");
        }

        return new BoundInterpolation(syntax.Span, new InterpolationDescriptor([.. texts], descriptors.ToImmutable()), holes.ToImmutable());
    }

    private void CheckFormat(SyntaxToken token, string format, BoundExpression hole)
    {
        var type = hole.Type is NullableType nullable ? nullable.Underlying : hole.Type;
        var fits = format switch
        {
            "x" => type == PrimitiveType.Int || type == PrimitiveType.Bytes || type is UnitType,
            "K" or "M" => type == PrimitiveType.Int,
            _ => true, // the parser has reported it
        };
        if (!fits) Report(DiagnosticDescriptors.BadFormat, token.Span, format, Describe(hole));
    }

    /// <summary>Binds a value to be printed: anything but a pattern or null without a type.</summary>
    private BoundExpression BindPrintable(ExpressionSyntax syntax)
    {
        var value = BindValue(syntax);
        if (value.Type is PatternType pattern)
        {
            Report(DiagnosticDescriptors.PatternComparison, syntax.Span, pattern.Pattern.Name, pattern.Pattern.Compared);
            return ErrorAt(syntax);
        }

        return value;
    }
}
