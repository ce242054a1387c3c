using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Scripting.Library;

/// <summary>Constants under their C names, taken from the runtime's own tables, and the short ones for daily use.</summary>
internal static class ConstantRows
{
    public static void AddTo(RowTable table)
    {
        foreach (var constant in UserConstants.All) Int(table, constant.Name, constant.Value, Group(constant.Name), constant.Meaning);
        foreach (var row in VmFlagTable.Rows) Int(table, row.KernelName, (ulong)row.Flag, "VM", $"a bit of vm_flags; '{row.Code}' in smaps");
        Named(table, typeof(Errno), UnitType.Errno, "errno", "an error number that this machine does not give");
        Named(table, typeof(Signal), UnitType.Signal, "signal", "a signal that this machine does not send");
        SignalCodes(table);
        foreach (var (name, value) in Members(typeof(GfpFlags)))
            if (name.StartsWith("GFP_", StringComparison.Ordinal))
                Int(table, name, (ulong)value, "GFP", ConstantMeanings.Of(name, "what an allocation wants and may do"));
        foreach (var (flag, name) in GfpNames.Bits) Int(table, name, (ulong)flag, "GFP", ConstantMeanings.Of(name, "one bit of what an allocation wants and may do"));
        Limits(table);
        Files(table);
        Short(table);
        foreach (var (zone, _) in Members(typeof(ZoneKind)))
            table.Builder.Add(new LibraryConstant(zone, ConstantValue.String(zone), "zone", "the name of a zone"));
        foreach (var (type, _) in Members(typeof(Migratetype)))
            if (type != nameof(ZoneKind.Movable))
                table.Builder.Add(new LibraryConstant(type, ConstantValue.String(type), "migratetype", "the name of a migratetype"));
    }

    /// <summary>Every name of an enumeration but None; two names may have one number.</summary>
    private static void Named(RowTable table, Type names, TypeSymbol type, string group, string doc)
    {
        foreach (var (name, value) in Members(names))
            if (name != "None")
                table.Builder.Add(Constant(name, type, value, group, ConstantMeanings.Of(name, doc)) with { IsOnlyNamed = !ConstantMeanings.Has(name) });
    }

    /// <summary>The family of a code is the signal that it comes with.</summary>
    private static void SignalCodes(RowTable table)
    {
        foreach (var (name, value) in Members(typeof(SignalCode)))
        {
            if (name == nameof(SignalCode.None)) continue;
            var row = Constant(name, UnitType.SignalCode, value, "si_code", ConstantMeanings.Of(name, "a signal code that this machine does not give"));
            row = row with { IsOnlyNamed = !ConstantMeanings.Has(name) };
            table.Builder.Add(value >> 16 == 0 ? row : row with { Family = ((Signal)(value >> 16)).ToString() });
        }
    }

    /// <summary>The names of an enumeration with their numbers. By its type: a generic method would be compiled for each at every start.</summary>
    private static (string Name, long Value)[] Members(Type enumeration)
    {
        var names = Enum.GetNames(enumeration);
        var values = Enum.GetValuesAsUnderlyingType(enumeration);
        var members = new (string Name, long Value)[names.Length];
        for (var i = 0; i < names.Length; i++)
            members[i] = (names[i], Convert.ToInt64(values.GetValue(i), System.Globalization.CultureInfo.InvariantCulture));
        return members;
    }

    private static void Limits(RowTable table)
    {
        const string Limit = "a limit of setrlimit";
        Int(table, "RLIMIT_CPU", (ulong)Resource.Cpu, "RLIMIT", Limit);
        Int(table, "RLIMIT_FSIZE", (ulong)Resource.FileSize, "RLIMIT", Limit);
        Int(table, "RLIMIT_DATA", (ulong)Resource.Data, "RLIMIT", Limit + ": private writable memory, bytes");
        Int(table, "RLIMIT_STACK", (ulong)Resource.Stack, "RLIMIT", Limit + ": the stack, bytes");
        Int(table, "RLIMIT_CORE", (ulong)Resource.Core, "RLIMIT", Limit);
        Int(table, "RLIMIT_RSS", (ulong)Resource.Rss, "RLIMIT", Limit + "; Linux ignores it");
        Int(table, "RLIMIT_NPROC", (ulong)Resource.Processes, "RLIMIT", Limit);
        Int(table, "RLIMIT_NOFILE", (ulong)Resource.OpenFiles, "RLIMIT", Limit + ": descriptors");
        Int(table, "RLIMIT_MEMLOCK", (ulong)Resource.MemLock, "RLIMIT", Limit + ": locked memory, bytes");
        Int(table, "RLIMIT_AS", (ulong)Resource.AddressSpace, "RLIMIT", Limit + ": all areas, bytes");
        table.Builder.Add(Constant("RLIM_INFINITY", PrimitiveType.Int, ResourceLimit.Infinity, "RLIMIT", "no limit") with { Family = "RLIM" });
    }

    private static void Files(RowTable table)
    {
        Int(table, "O_RDONLY", 0, "O", "open for reading");
        Int(table, "O_WRONLY", 1, "O", "open for writing");
        Int(table, "O_RDWR", 2, "O", "open for both");
        Int(table, "FALLOC_FL_KEEP_SIZE", 1, "FALLOC", "fallocate leaves the size alone");
        Int(table, "FALLOC_FL_PUNCH_HOLE", 2, "FALLOC", "fallocate takes the part away; wants FALLOC_FL_KEEP_SIZE too");
    }

    private static void Short(RowTable table)
    {
        Short(table, "none", 0, "PROT", "PROT_NONE");
        Short(table, "r", 1, "PROT", "PROT_READ");
        Short(table, "rw", 3, "PROT", "PROT_READ|PROT_WRITE");
        Short(table, "rx", 5, "PROT", "PROT_READ|PROT_EXEC");
        Short(table, "rwx", 7, "PROT", "PROT_READ|PROT_WRITE|PROT_EXEC");
        Short(table, "anon", (ulong)MapFlags.Anonymous, "MAP", "MAP_ANONYMOUS");
        Short(table, "private", (ulong)MapFlags.Private, "MAP", "MAP_PRIVATE");
        Short(table, "shared", (ulong)MapFlags.Shared, "MAP", "MAP_SHARED");
        Short(table, "fixed", (ulong)MapFlags.Fixed, "MAP", "MAP_FIXED");
    }

    private static void Short(RowTable table, string name, ulong value, string family, string means) =>
        table.Builder.Add(Constant(name, PrimitiveType.Int, value, "short", means) with { Family = family });

    private static string Group(string name) => name[..Math.Max(0, name.IndexOf('_', StringComparison.Ordinal))];

    private static void Int(RowTable table, string name, ulong value, string group, string doc) =>
        Add(table, name, PrimitiveType.Int, value, group, doc);

    private static void Add(RowTable table, string name, TypeSymbol type, Word value, string group, string doc) =>
        table.Builder.Add(Constant(name, type, value, group, doc));

    private static LibraryConstant Constant(string name, TypeSymbol type, Word value, string group, string doc) => new(name, ConstantValue.OfWord(type, value), group, doc);
}
