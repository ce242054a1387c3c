using MemDsl.Compiler.Operations;
using MemDsl.Scripting;
using MemDsl.Scripting.Execution;

namespace MemDsl.Exams.Running;

/// <summary>Where in a part, or in functions that it reaches, calls of the library stand.</summary>
internal static class CallPlace
{
    /// <summary>The first place of a call of that name; null when there is none.</summary>
    public static ScriptLocation? Of(OperationProgram program, ExercisePart part, string name)
    {
        var seen = new HashSet<int> { part.Ordinal };
        var pending = new Queue<int>([part.Ordinal]);
        while (pending.TryDequeue(out var ordinal))
        {
            var function = program.Functions[ordinal];
            for (var i = 0; i < function.Operations.Length; i++)
            {
                var operation = function.Operations[i];
                if (operation.Code == OpCode.CallLibrary && program.Library.Functions[operation.C].Name == name) return new OperationPlace(function, i).Location;
                if (operation.Code == OpCode.CallFunction && seen.Add(operation.C)) pending.Enqueue(operation.C);
            }
        }

        return null;
    }
}
