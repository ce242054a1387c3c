using System.Globalization;
using System.Text;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// Writes operations as text, one a line: index, span, code, operands with what they name.
/// <code>
///    3  [41..58)  CallLibrary s4 = process.mmap s7…
/// </code>
/// </summary>
internal static class OperationPrinter
{
    public static string Print(OperationProgram program)
    {
        var text = new StringBuilder();
        if (program.Machine is { } machine) PrintMachine(text, machine, "");
        for (var i = 0; i < program.Globals.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"global g{i} {program.Globals[i].Name}: {program.Globals[i].Type}\n");
        }

        PrintFunction(text, program.Main, program);
        foreach (var function in program.Functions)
        {
            if (function != program.Main) PrintFunction(text, function, program);
        }

        foreach (var test in program.Tests)
        {
            text.Append(CultureInfo.InvariantCulture, $"test \"{test.Name}\" = {test.Function.Name}\n");
            if (test.Machine is { } own) PrintMachine(text, own, "  ");
        }

        return text.ToString();
    }

    public static string Print(OperationFunction function, OperationProgram? program)
    {
        var text = new StringBuilder();
        PrintFunction(text, function, program);
        return text.ToString();
    }

    private static void PrintMachine(StringBuilder text, MachineDescriptor machine, string indent)
    {
        text.Append(indent).Append("machine ").Append(machine.Architecture);
        foreach (var setting in machine.Settings) text.Append(' ').Append(setting.Key.Name).Append('=').Append(setting.Value.ToString());
        text.Append('\n');
    }

    private static void PrintFunction(StringBuilder text, OperationFunction function, OperationProgram? program)
    {
        text.Append(CultureInfo.InvariantCulture, $"{function.Name}: {function.ParameterCount} parameters, {function.SlotCount} slots\n");
        var operations = function.Operations;
        for (var i = 0; i < operations.Length; i++)
        {
            var span = function.Spans[i];
            var place = $"[{span.Start}..{span.End})";
            text.Append(CultureInfo.InvariantCulture, $"{i,5}  {place,-14} {operations[i].Code,-17} ");
            OperandPrinter.Append(text, operations[i], program);
            while (text[^1] == ' ') text.Length--;
            text.Append('\n');
        }
    }
}
