using System.Globalization;
using System.Text;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Tracing;

/// <summary>An event in one line: its kind and its fields, each as its unit is read; what is true stands as its bare name, and an errno or flags only where there are some.</summary>
public static class EventText
{
    public static string Describe(in MachineEvent happened)
    {
        var text = new StringBuilder(happened.Info.Name);
        foreach (var field in happened.Info.Fields)
        {
            var word = happened.Word(field.Word);
            if (word == 0 && field.Unit is (EventFieldUnit.Errno or EventFieldUnit.VmFlags)) continue;
            if (field.Unit != EventFieldUnit.Bool) text.Append(' ').Append(field.Name).Append('=').Append(Field(field.Unit, word));
            else if (word != 0) text.Append(' ').Append(field.Name);
        }

        return text.ToString();
    }

    /// <summary>A word of an event, in the words of its unit.</summary>
    public static string Field(EventFieldUnit unit, ulong value) => unit switch
    {
        EventFieldUnit.Address or EventFieldUnit.PhysicalAddress or EventFieldUnit.PageOffset => Hex(value),
        EventFieldUnit.PageTableEntry => Entry(value),
        EventFieldUnit.Zone => ((ZoneKind)value).ToString(),
        EventFieldUnit.Migratetype => ((Migratetype)value).ToString(),
        EventFieldUnit.Gfp => GfpNames.Describe((GfpFlags)value),
        EventFieldUnit.VmFlags => VmFlagTable.Codes((VmFlags)value).TrimEnd().Replace(' ', '|'),
        EventFieldUnit.Protection => Hex(value),
        EventFieldUnit.Syscall => ((SyscallNumber)value).LinuxName(),
        EventFieldUnit.Bytes => ValueFormatter.Size(value),
        EventFieldUnit.Errno => ValueFormatter.Word(UnitType.Errno, value),
        EventFieldUnit.Signal => ValueFormatter.Word(UnitType.Signal, value),
        EventFieldUnit.SignalCode => ValueFormatter.Word(UnitType.SignalCode, value),
        EventFieldUnit.Bool => value != 0 ? "true" : "false",
        EventFieldUnit.PageFaultErrorCode => ErrorCode(value),
        EventFieldUnit.Int => ((long)value).ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What a script can ask an event of that kind, in the words of the language: its fields, and for a number of a system call the name too.</summary>
    public static IEnumerable<(string Name, TypeSymbol Type)> Members(EventKindInfo kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        foreach (var field in kind.Fields)
        {
            yield return (field.Name, Type(field.Unit));
            if (field.Unit == EventFieldUnit.Syscall) yield return (SyscallName, PrimitiveType.String);
        }
    }

    /// <summary>The field that names the system call whose number stands beside it.</summary>
    internal const string SyscallName = "name";

    /// <summary>How a script sees a field of that unit.</summary>
    public static TypeSymbol Type(EventFieldUnit unit) => unit switch
    {
        EventFieldUnit.Address or EventFieldUnit.PhysicalAddress => UnitType.Address,
        EventFieldUnit.Pfn => UnitType.Pfn,
        EventFieldUnit.Errno => UnitType.Errno,
        EventFieldUnit.Signal => UnitType.Signal,
        EventFieldUnit.SignalCode => UnitType.SignalCode,
        EventFieldUnit.Bool => PrimitiveType.Bool,
        _ => PrimitiveType.Int,
    };

    /// <summary>The processor's page-fault error code in words (SDM volume 3, 4.7).</summary>
    private static string ErrorCode(ulong code)
    {
        var words = (code & 1) != 0 ? "protection" : "not-present";
        words += (code & 16) != 0 ? "|fetch" : (code & 2) != 0 ? "|write" : "|read";
        words += (code & 4) != 0 ? "|user" : "|kernel";
        if ((code & 8) != 0) words += "|reserved-bit";
        return words;
    }

    /// <summary>The bits as the SDM calls them: <c>0x800000000100b067 (P RW US A D NX)</c>.</summary>
    private static string Entry(ulong raw)
    {
        var entry = new PageTableEntry(raw);
        if (!entry.IsPresent) return Hex(raw);
        var text = Hex(raw) + " (P";
        if (entry.IsWritable) text += " RW";
        if (entry.IsUser) text += " US";
        if (entry.IsAccessed) text += " A";
        if (entry.IsDirty) text += " D";
        if (entry.IsNoExecute) text += " NX";
        return text + ")";
    }

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
