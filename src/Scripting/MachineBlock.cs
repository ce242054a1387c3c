using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting;

/// <summary>From a <c>machine { }</c> block to the options of a machine, with what is wrong in it as diagnostics.</summary>
internal static class MachineBlock
{
    /// <summary>The options; null when there are problems, which are added to <paramref name="problems"/>.</summary>
    public static MachineOptions? Read(MachineDescriptor? block, ScriptOptions options, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var machine = MachineOptions.Default with { Ram = 256UL << 20 };
        if (block is not null)
        {
            machine = machine with { Architecture = block.Architecture == "x86_32" ? Architecture.X86_32 : Architecture.X86_64 };
            foreach (var setting in block.Settings) machine = Apply(machine, setting, block.Source, problems);
        }

        if (options.Seed is { } seed) machine = machine with { Seed = seed };
        if (problems.Count > before) return null;
        if (machine.Ram > options.MaxRam)
        {
            problems.Add(Diagnostic.Create(
                DiagnosticDescriptors.MachineTooLarge, Place(block, "ram"), ValueFormatter.Size(machine.Ram), ValueFormatter.Size(options.MaxRam)));
            return null;
        }

        // What is said of a key first is the mistake; the rest may follow from it.
        foreach (var problem in machine.Check().DistinctBy(problem => problem.Key))
            problems.Add(Diagnostic.Create(DiagnosticDescriptors.MachineImpossible, Place(block, problem.Key), problem.Key, problem.Problem));
        return problems.Count > before ? null : machine;
    }

    private static MachineOptions Apply(MachineOptions machine, MachineSetting setting, SourceText source, List<Diagnostic> problems)
    {
        var row = MachineKeyRows.Rows[setting.Key.Ordinal];
        var value = setting.Value;
        if (value.Type.IsWord && (value.Word < 0 || value.Word > row.Most))
        {
            problems.Add(Diagnostic.Create(
                setting.Key.Name == "swap" ? DiagnosticDescriptors.NotInThisVersion : DiagnosticDescriptors.MachineImpossible,
                new TextLocation(source, setting.Span),
                setting.Key.Name,
                value.Word < 0 ? "must not be negative" : $"must be at most {row.Most}"));
            return machine;
        }

        return row.Set(machine, value);
    }

    private static TextLocation? Place(MachineDescriptor? block, string key)
    {
        if (block is null) return null;
        foreach (var setting in block.Settings)
            if (setting.Key.Name == key)
                return new TextLocation(block.Source, setting.Span);
        return new TextLocation(block.Source, block.Span);
    }
}
