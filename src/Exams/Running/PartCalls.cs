using System.Collections.Immutable;
using MemDsl.Compiler.Operations;

namespace MemDsl.Exams.Running;

/// <summary>Which calls of the library stand in a part, or in functions that it reaches.</summary>
internal static class PartCalls
{
    /// <summary>Their names, sorted.</summary>
    public static ImmutableArray<string> Of(OperationProgram program, ExercisePart part)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<int> { part.Ordinal };
        var pending = new Stack<int>([part.Ordinal]);
        while (pending.TryPop(out var ordinal))
        {
            foreach (ref readonly var operation in program.Functions[ordinal].Operations)
            {
                if (operation.Code == OpCode.CallLibrary) names.Add(program.Library.Functions[operation.C].Name);
                else if (operation.Code == OpCode.CallFunction && seen.Add(operation.C)) pending.Push(operation.C);
            }
        }

        return [.. names];
    }
}
