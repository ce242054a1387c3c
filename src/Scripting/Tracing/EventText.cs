using System.Globalization;
using System.Text;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Tracing;

/// <summary>An event in one line: its kind and its fields, each as its unit is read.</summary>
public static class EventText
{
    public static string Describe(in MachineEvent happened)
    {
        var text = new StringBuilder(happened.Info.Name);
        foreach (var field in happened.Info.Fields)
            text.Append(' ').Append(field.Name).Append('=').Append(Field(field.Unit, happened.Word(field.Word)));
        return text.ToString();
    }

    /// <summary>A word of an event, in the words of its unit.</summary>
    public static string Field(EventFieldUnit unit, ulong value) => unit switch
    {
        EventFieldUnit.Address or EventFieldUnit.PhysicalAddress or EventFieldUnit.PageTableEntry => Hex(value),
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

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
