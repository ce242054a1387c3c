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
    /// <summary>The key that names a capture; it acts before the others, which may change what it says.</summary>
    private const string LikeKey = "like";

    /// <summary>Keys that say what a capture says.</summary>
    private static readonly string[] NotBesideLike = ["ram", "boot", "kernel", "kernelcore", "paging", "e820", "reserved"];

    /// <summary>The options; null when there are problems, which are added to <paramref name="problems"/>.</summary>
    /// <param name="block">What the script says of its machine; null for nothing.</param>
    /// <param name="options">The limits.</param>
    /// <param name="root">Where captures may be.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static MachineOptions? Read(MachineDescriptor? block, ScriptOptions options, ScriptRoot root, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var machine = MachineOptions.Default with { Ram = 256UL << 20 };
        if (block is not null)
        {
            machine = machine with { Architecture = block.Architecture == "x86_32" ? Architecture.X86_32 : Architecture.X86_64 };
            if (Setting(block, LikeKey) is { } like)
            {
                if (Capture(block, like, root, problems) is not { } captured) return null;
                machine = captured;
            }

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

    private static MachineSetting? Setting(MachineDescriptor block, string key)
    {
        foreach (var setting in block.Settings)
            if (setting.Key.Name == key)
                return setting;
        return null;
    }

    /// <summary>The machine of a capture; null when it cannot be had.</summary>
    private static MachineOptions? Capture(MachineDescriptor block, MachineSetting like, ScriptRoot root, List<Diagnostic> problems)
    {
        var place = new TextLocation(block.Source, like.Span);
        var name = (string)like.Value.Reference!;
        foreach (var key in NotBesideLike)
            if (Setting(block, key) is { } other)
                problems.Add(Diagnostic.Create(
                    DiagnosticDescriptors.MachineImpossible, new TextLocation(block.Source, other.Span), key, "cannot be set beside like: the capture says it"));
        if (root.Find(block.Source.Path, name, out var outside) is not { } path)
        {
            problems.Add(Diagnostic.Create(DiagnosticDescriptors.MachineImpossible, place, LikeKey, $"names '{name}': {outside}"));
            return null;
        }

        var read = root.Host.ReadFile(path);
        if (read.Bytes is not { } bytes)
        {
            problems.Add(Diagnostic.Create(
                read.IsMissing ? DiagnosticDescriptors.FileMissing : DiagnosticDescriptors.FileUnreadable, place, read.Problem ?? ""));
            return null;
        }

        if (MachineCapture.Read(bytes, out var problem)?.Options is not { } captured)
        {
            problems.Add(Diagnostic.Create(DiagnosticDescriptors.MachineImpossible, place, LikeKey, $"names '{name}', which {problem}"));
            return null;
        }

        if (block.Architecture.Length == 0 || block.Architecture == ArchitectureName(captured)) return captured;
        problems.Add(Diagnostic.Create(
            DiagnosticDescriptors.MachineImpossible, place, LikeKey, $"names '{name}', a capture of {ArchitectureName(captured)}, not {block.Architecture}"));
        return null;
    }

    private static string ArchitectureName(MachineOptions machine) => machine.Architecture == Architecture.X86_64 ? "x86_64" : "x86_32";

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

        if (row.Problem?.Invoke(value) is not { } bad) return row.Set(machine, value);
        problems.Add(Diagnostic.Create(DiagnosticDescriptors.MachineImpossible, new TextLocation(source, setting.Span), setting.Key.Name, bad));
        return machine;
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
