using System.Globalization;
using System.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>Writes an operation's operands in the terms of its <see cref="OpCode"/>; with a program, also what table indices stand for.</summary>
internal static class OperandPrinter
{
    public static void Append(StringBuilder text, Operation operation, OperationProgram? program)
    {
        var (code, a, b, c) = operation;
        var culture = CultureInfo.InvariantCulture;
        switch (code)
        {
            case OpCode.Nop or OpCode.Tick or OpCode.LeaveRegion or OpCode.EnterTrace or OpCode.EnterExplain or OpCode.LeaveExplain or OpCode.LeaveCpu:
                break;
            case OpCode.LoadSmall:
                text.Append(culture, $"s{a} = {b}");
                break;
            case OpCode.LoadWord:
                text.Append(culture, $"s{a} = {Word(program, b)}");
                break;
            case OpCode.LoadReference:
                text.Append(culture, $"s{a} = {(program is null ? $"reference {b}" : Quote(program.References[b]))}");
                break;
            case OpCode.LoadNull or OpCode.LoadNotGiven or OpCode.ClearReference or OpCode.LeaveTrace or OpCode.EnterCpu:
                text.Append(culture, $"s{a}");
                break;
            case OpCode.LoadGlobal:
                text.Append(culture, $"s{a} = g{b}{Global(program, b)}");
                break;
            case OpCode.StoreGlobal:
                text.Append(culture, $"g{a}{Global(program, a)} = s{b}");
                break;
            case OpCode.CheckGlobal:
                text.Append(culture, $"g{a}{Global(program, a)}");
                break;
            case OpCode.Jump:
                text.Append(culture, $"-> {a}");
                break;
            case OpCode.JumpIfTrue or OpCode.JumpIfFalse or OpCode.JumpIfNull:
                text.Append(culture, $"s{a} -> {b}");
                break;
            case OpCode.JumpIfEqual or OpCode.JumpIfNotEqual or OpCode.JumpIfLess or OpCode.JumpIfLessOrEqual or OpCode.NextInRange or OpCode.NextInList:
                text.Append(culture, $"s{a}, s{b} -> {c}");
                break;
            case OpCode.CallFunction:
                text.Append(culture, $"{Destination(a)}{(program is null ? $"function {c}" : program.Functions[c].Name)} s{b}…");
                break;
            case OpCode.CallValue:
                text.Append(culture, $"{Destination(a)}s{b}…");
                break;
            case OpCode.FunctionNew:
                text.Append(culture, $"s{a} = {(program is null ? $"function {c}" : program.Functions[c].Name)} s{b}…");
                break;
            case OpCode.CallLibrary:
                text.Append(culture, $"{Destination(a)}{Row(program, c)} s{b}…");
                break;
            case OpCode.CallCSharp:
                text.Append(culture, $"{Destination(a)}csharp {c} s{b}…");
                break;
            case OpCode.Return:
                if (a >= 0) text.Append(culture, $"s{a}");
                break;
            case OpCode.EnterFails:
                text.Append(culture, $"s{a}, {(c < 0 ? "any errno" : $"errno {Word(program, c)}")} -> {b}");
                break;
            case OpCode.EnterRaises:
                text.Append(culture, $"s{a}, {Signal(program, c)} -> {b}");
                break;
            case OpCode.EnterTry:
                text.Append(culture, $"s{a} -> {b}");
                break;
            case OpCode.Assert:
                text.Append(culture, $"s{a}, assertion {b}{(c < 0 ? "" : $", message s{c}")}");
                break;
            case OpCode.Print:
                text.Append(culture, $"s{a}… ({(program is null ? $"types {c}" : string.Join(", ", program.TypeLists[c]))})");
                break;
            case OpCode.Show or OpCode.SubmissionValue:
                text.Append(culture, $"s{a}: {Type(program, b)}");
                break;
            case OpCode.LeaveTry:
                text.Append(b < 0 ? $"s{a} = ok" : $"s{a} = ok s{b}: {Type(program, c)}");
                break;
            case OpCode.ValuesEqual or OpCode.ListContains:
                text.Append(culture, $"s{a} = s{b}, s{b + 1}: {Type(program, c)}");
                break;
            case OpCode.ListNew:
                text.Append(culture, $"s{a} = {(program is null ? $"shape {c}" : $"{program.Shapes[c].Count} × {program.Shapes[c].Element}")} s{b}…");
                break;
            case OpCode.RecordNew or OpCode.Interpolate or OpCode.PatternNew:
                text.Append(culture, $"s{a} = #{c} s{b}…");
                break;
            case OpCode.DeclareImage:
                text.Append(culture, $"{(program is null ? $"#{a}" : program.Images[a].Name)}");
                break;
            case OpCode.DeclareFile:
                text.Append(culture, $"{(program is null ? $"#{a}" : program.Files[a].Name)}");
                break;
            case OpCode.Require:
                text.Append(culture, $"{(program is null ? $"#{a}" : $"{program.Requirements[a].Kind} {program.Requirements[a].Path}")}");
                break;
            case OpCode.ListAppend:
                text.Append(culture, $"s{a} += s{b}");
                break;
            default:
                text.Append(IsUnary(code) ? $"s{a} = s{b}" : $"s{a} = s{b}, s{c}");
                break;
        }
    }

    private static bool IsUnary(OpCode code) => code is OpCode.Move or OpCode.Negate or OpCode.Complement or OpCode.Not or OpCode.NumberOfWord
        or OpCode.NumberNegate or OpCode.IsNull or OpCode.WrapNullable or OpCode.UnwrapNullable or OpCode.StringLength or OpCode.BytesLength or OpCode.BytesOfString
        or OpCode.RangeStart or OpCode.RangeEnd or OpCode.RangeLength or OpCode.ListLength or OpCode.ResultOk or OpCode.ResultValue
        or OpCode.ResultErrno or OpCode.ResultSignal or OpCode.ResultReason;

    private static string Destination(int slot) => slot < 0 ? "" : $"s{slot} = ";

    private static string Word(OperationProgram? program, int index) =>
        program is null ? $"word {index}" : program.Words[index].ToString(CultureInfo.InvariantCulture);

    private static string Type(OperationProgram? program, int index) => program is null ? $"type {index}" : program.Types[index].Name;

    private static string Global(OperationProgram? program, int slot) => program is null ? "" : $" {program.Globals[slot].Name}";

    private static string Row(OperationProgram? program, int ordinal)
    {
        if (program is null) return $"row {ordinal}";
        var row = program.Library.Functions[ordinal];
        return row.Receiver is null ? row.Name : $"{row.Receiver.Name}.{row.Name}";
    }

    private static string Signal(OperationProgram? program, int index)
    {
        if (index < 0) return "any signal";
        if (program is null) return $"signal {index}";
        var signal = program.Signals[index];
        return signal.CodeName is null ? signal.SignalName : $"{signal.SignalName}({signal.CodeName})";
    }

    private static string Quote(object reference) => reference is string s
        ? "\"" + s.Replace("\n", "\\n", StringComparison.Ordinal) + "\""
        : Convert.ToString(reference, CultureInfo.InvariantCulture) ?? "";
}
