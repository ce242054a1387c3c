using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Scripting;
using MemDsl.Scripting.Execution;

namespace MemDsl.Exams.Running;

/// <summary>
/// Calls of the library that stand in a part, or in functions that it calls or makes a value of; what a function kept by <c>given</c> does is not among them.
/// </summary>
internal static class PartCalls
{
    /// <summary>Their names, sorted.</summary>
    public static ImmutableArray<string> Of(OperationProgram program, ExercisePart part) =>
        [.. Find(program, part).Select(call => call.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The first place of a call of that name, nearest to the part; null when there is none.</summary>
    public static ScriptLocation? PlaceOf(OperationProgram program, ExercisePart part, string name)
    {
        foreach (var call in Find(program, part))
        {
            if (call.Name == name) return call.Place.Location;
        }

        return null;
    }

    private static IEnumerable<(string Name, OperationPlace Place)> Find(OperationProgram program, ExercisePart part)
    {
        var seen = new HashSet<int> { part.Ordinal };
        var pending = new Queue<int>([part.Ordinal]);
        while (pending.TryDequeue(out var ordinal))
        {
            var function = program.Functions[ordinal];
            for (var i = 0; i < function.Operations.Length; i++)
            {
                var operation = function.Operations[i];
                if (operation.Code == OpCode.CallLibrary) yield return (program.Library.Functions[operation.C].Name, new OperationPlace(function, i));
                else if (operation.Code is OpCode.CallFunction or OpCode.FunctionNew && seen.Add(operation.C)) pending.Enqueue(operation.C);
            }
        }
    }
}
