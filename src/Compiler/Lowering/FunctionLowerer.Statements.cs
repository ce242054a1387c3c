using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Lowering;

/// <content>Statements.</content>
internal sealed partial class FunctionLowerer
{
    private void LowerStatements(ImmutableArray<BoundStatement> statements)
    {
        var mark = _nextSlot;
        foreach (var statement in statements) LowerStatement(statement);
        Release(mark);
    }

    private void LowerStatement(BoundStatement statement)
    {
        var mark = _nextSlot;
        switch (statement)
        {
            case BoundBlock block:
                LowerStatements(block.Statements);
                break;
            case BoundVariableDeclaration declaration:
                LowerDeclaration(declaration);
                return; // the variable keeps its slot to the end of the block
            case BoundAssignment assignment:
                LowerAssignment(assignment);
                break;
            case BoundExpressionStatement expression:
                LowerEffect(expression.Expression);
                break;
            case BoundSubmissionValue submission:
                Emit(OpCode.SubmissionValue, submission.Span, Lower(submission.Expression), _tables.Add(submission.Expression.Type));
                break;
            case BoundAssertStatement assert:
                LowerAssert(assert);
                break;
            case BoundIfStatement @if:
                LowerIf(@if);
                break;
            case BoundForStatement @for:
                LowerFor(@for);
                break;
            case BoundWhileStatement @while:
                LowerWhile(@while);
                break;
            case BoundBreakStatement:
                LowerJump(statement, _loops.Peek().Exit);
                break;
            case BoundContinueStatement:
                LowerJump(statement, _loops.Peek().Next);
                break;
            case BoundReturnStatement @return:
                Emit(OpCode.Return, @return.Span, @return.Expression is null ? -1 : Lower(@return.Expression));
                break;
            case BoundPrintStatement print:
                var types = print.Values.Select(v => v.Type).ToImmutableArray();
                var window = LowerWindow(print.Values!, print.Span);
                Emit(OpCode.Print, print.Span, window, 0, ProgramTables.Append(_tables.TypeLists, types));
                break;
            case BoundShowStatement show:
                Emit(OpCode.Show, show.Span, Lower(show.Value), _tables.Add(show.Value.Type));
                break;
            case BoundTickStatement:
                Emit(OpCode.Tick, statement.Span);
                break;
            case BoundOnStatement on:
                Emit(OpCode.EnterCpu, on.Cpu.Span, Lower(on.Cpu));
                _regionDepth++;
                LowerStatements(on.Body.Statements);
                _regionDepth--;
                Emit(OpCode.LeaveCpu, on.Span);
                break;
            case BoundImageDeclaration image:
                Emit(OpCode.DeclareImage, image.Span, _program.Images.IndexOf(image.Descriptor));
                break;
            case BoundFileDeclaration file:
                Emit(OpCode.DeclareFile, file.Span, _program.Files.IndexOf(file.Descriptor));
                break;
            case BoundRequiresStatement requires:
                Emit(OpCode.Require, requires.Span, ProgramTables.Append(_tables.Requirements, requires.Descriptor));
                break;
            default:
                throw new InvalidOperationException($"a statement {statement.GetType().Name}");
        }

        Release(mark);
    }

    private void LowerDeclaration(BoundVariableDeclaration declaration)
    {
        if (declaration.Variable is GlobalVariableSymbol global)
        {
            var mark = _nextSlot;
            Emit(OpCode.StoreGlobal, declaration.Span, global.Slot, Lower(declaration.Initializer));
            Release(mark);
            return;
        }

        if (declaration.Variable.Constant is not null) return; // its uses are literals
        var slot = NewSlot();
        LowerInto(declaration.Initializer, slot);
        _locals[declaration.Variable] = slot;
        _depths[declaration.Variable] = _loopDepth;
    }

    private void LowerAssignment(BoundAssignment assignment)
    {
        if (assignment.Variable is GlobalVariableSymbol global)
        {
            Emit(OpCode.StoreGlobal, assignment.Span, global.Slot, Lower(assignment.Value));
            return;
        }

        var slot = _locals[assignment.Variable];
        if (WritesLast(assignment.Value)) LowerInto(assignment.Value, slot);
        else Emit(OpCode.Move, assignment.Span, slot, Lower(assignment.Value));
    }

    /// <summary>Whether the destination is written by the last operation only, so that it may be a variable that the expression reads.</summary>
    private static bool WritesLast(BoundExpression expression) => expression switch
    {
        BoundBinaryExpression binary => binary.Type.IsWord && binary.Left.Type.IsWord && !binary.Operator.IsLogical && !binary.Operator.IsNegated,
        BoundUnaryExpression or BoundLiteral or BoundVariableExpression or BoundLibraryCall or BoundFunctionCall => true,
        _ => false,
    };

    private void LowerIf(BoundIfStatement statement)
    {
        var exit = NewLabel();
        for (var i = 0; i < statement.Branches.Length; i++)
        {
            var branch = statement.Branches[i];
            var next = NewLabel();
            JumpIf(branch.Condition, false, next);
            LowerStatements(branch.Body.Statements);
            if (i + 1 < statement.Branches.Length || statement.Else is not null) Emit(OpCode.Jump, branch.Body.Span, exit);
            Place(next);
        }

        if (statement.Else is { } last) LowerStatements(last.Statements);
        Place(exit);
    }

    private void LowerJump(BoundStatement statement, int label)
    {
        for (var depth = _regionDepth; depth > _loops.Peek().RegionDepth; depth--) Emit(OpCode.LeaveRegion, statement.Span);
        Emit(OpCode.Jump, statement.Span, label);
    }
}
