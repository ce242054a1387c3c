using System.Globalization;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;

namespace MemDsl.Replay.Comparison;

/// <summary>The marks of mm_struct and the auxiliary vector, where they follow from rules: not what CPUID says, nor sizes of register files.</summary>
internal static class ExecComparison
{
    private static readonly (string Name, AuxiliaryType Type)[] Compared =
    [
        ("PHDR", AuxiliaryType.Phdr), ("PHENT", AuxiliaryType.PhEnt), ("PHNUM", AuxiliaryType.PhNum), ("PAGESZ", AuxiliaryType.PageSz),
        ("BASE", AuxiliaryType.Base), ("FLAGS", AuxiliaryType.Flags), ("ENTRY", AuxiliaryType.Entry), ("UID", AuxiliaryType.Uid),
        ("EUID", AuxiliaryType.Euid), ("GID", AuxiliaryType.Gid), ("EGID", AuxiliaryType.Egid), ("PLATFORM", AuxiliaryType.Platform),
        ("CLKTCK", AuxiliaryType.ClkTck), ("SECURE", AuxiliaryType.Secure), ("RANDOM", AuxiliaryType.Random), ("EXECFN", AuxiliaryType.ExecFn),
        ("RSEQ_FEATURE_SIZE", AuxiliaryType.RseqFeatureSize), ("RSEQ_ALIGN", AuxiliaryType.RseqAlign), ("SYSINFO_EHDR", AuxiliaryType.SysInfoEhdr),
    ];

    public static void Compare(Comparer comparer, Process process, IReadOnlyDictionary<string, ulong> marks, IReadOnlyList<KeyValuePair<string, ulong>> vector)
    {
        var model = new List<string>();
        var mm = process.Mm;
        Mark(model, marks, "start_code", mm.StartCode.Value);
        Mark(model, marks, "end_code", mm.EndCode.Value);
        Mark(model, marks, "start_data", mm.StartData.Value);
        Mark(model, marks, "end_data", mm.EndData.Value);
        Mark(model, marks, "start_brk", mm.StartBrk.Value);
        Mark(model, marks, "start_stack", mm.StartStack.Value);
        Mark(model, marks, "arg_start", mm.ArgStart.Value);
        Mark(model, marks, "arg_end", mm.ArgEnd.Value);
        Mark(model, marks, "env_start", mm.EnvStart.Value);
        Mark(model, marks, "env_end", mm.EnvEnd.Value);
        foreach (var entry in process.Program!.AuxiliaryVector)
        {
            foreach (var (name, type) in Compared)
            {
                if (type == entry.Type) model.Add(Line(name, entry.Value));
            }
        }

        var recorded = marks.Select(mark => Line(mark.Key, mark.Value)).ToList();
        recorded.AddRange(vector.Where(entry => Compared.Any(row => row.Name == entry.Key)).Select(entry => Line(entry.Key, entry.Value)));
        model.Sort(StringComparer.Ordinal);
        recorded.Sort(StringComparer.Ordinal);
        comparer.CompareLines(ComparedKind.Exec, "", model, recorded);
    }

    private static void Mark(List<string> lines, IReadOnlyDictionary<string, ulong> marks, string name, ulong value)
    {
        if (marks.ContainsKey(name)) lines.Add(Line(name, value));
    }

    private static string Line(string name, ulong value) => string.Create(CultureInfo.InvariantCulture, $"{name} 0x{value:x}");
}
