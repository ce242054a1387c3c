using System.Diagnostics.CodeAnalysis;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Swap;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>Swap areas, their slots and the swap cache; pages that devices hold and that therefore never go there.</summary>
internal static class SwapRows
{
    private const string Group = "Swap";
    private const CallEffectKinds Looks = CallEffectKinds.Physical | CallEffectKinds.Pages | CallEffectKinds.Processes;
    private const CallEffectKinds Changes = CallEffectKinds.Physical | CallEffectKinds.Pages;

    public static void AddTo(RowTable table)
    {
        table.Add(
            Group,
            new Row
            {
                Kind = LibraryFunctionKind.Global, Name = "swap", Result = MemTypes.Swap, Doc = "Swap: its areas, and the pages of them that memory holds too.",
                Example = "show swap",
                Run = static c => c.Return(new GlobalHandle("swap")),
            },
            OfAll("total", "Pages that all areas in use can hold (SwapTotal).", static s => s.TotalPages),
            OfAll("free", "Slots that are free (SwapFree).", static s => s.FreePages),
            OfAll("used", "Slots that are in use.", static s => s.TotalPages - s.FreePages),
            new Row
            {
                On = MemTypes.Swap, Kind = LibraryFunctionKind.Property, Name = "cached", Looks = Looks,
                Doc = "Pages of the swap cache: in memory and in a slot (SwapCached).",
                Run = static c => c.Return((ulong)c.World.Machine.Kernel.VmStat[Runtime.Physical.NodeStat.SwapCached]),
            },
            new Row
            {
                On = MemTypes.Swap, Kind = LibraryFunctionKind.Property, Name = "areas", Result = MemTypes.ListOf(MemTypes.SwapArea), Looks = Looks,
                Doc = "The areas in use, by their type.",
                Example = "show swap.areas",
                Run = static c => c.Return(ListValue.Of(MemTypes.SwapArea,
                    c.World.Machine.Kernel.Swap.Areas.Select(static area => (object?)new SwapAreaHandle(area.Type, area.Name)))),
            },
            new Row
            {
                On = MemTypes.Swap, Name = "uses", Looks = Looks, Parameters = [Needs("slot", Int), With("area", Int, 0, "the type of the area")],
                Doc = "swap_count: entries and places of shared memory that refer to a slot; 0 for a free one, and for one that only the swap cache has.",
                Example = "assert swap.uses(p.pte(buf).swap) == 2",
                Run = static c => AtSlot(c, static (c, area, slot) => c.Return((ulong)area.UsesOf(slot))),
            },
            new Row
            {
                On = MemTypes.Swap, Name = "frame", Result = MemTypes.Maybe(Pfn), Looks = Looks,
                Parameters = [Needs("slot", Int), With("area", Int, 0, "the type of the area")],
                Doc = "The frame that the swap cache has for a slot, or null.",
                Example = "print swap.frame(0)",
                Run = static c => AtSlot(c, static (c, area, slot) => area.CachedAt(slot) is { IsNone: false } pfn
                    ? c.ReturnPresent(pfn.Value) : c.Return()),
            },
            OfArea("type", "The number that its swap entries carry.", static a => (ulong)a.Type),
            OfArea("size", "Pages that it can hold.", static a => a.Pages),
            OfArea("used", "Slots that are in use.", static a => a.UsedSlots),
            OfArea("free", "Slots that are free.", static a => a.FreeSlots),
            new Row
            {
                On = MemTypes.SwapArea, Kind = LibraryFunctionKind.Property, Name = "name", Result = Text, Doc = "The device.",
                Run = static c => c.Return(c.Receiver<SwapAreaHandle>().Name),
            },
            new Row
            {
                On = MemTypes.SwapArea, Kind = LibraryFunctionKind.Property, Name = "priority", Looks = Looks,
                Doc = "Areas with more are filled first; the kernel gives -2, -3, … by itself.",
                Run = static c => Area(c, out var area) ? c.Return(area.Priority) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Kernel, Name = "swapon", CanFail = true, Changes = Changes,
                Parameters =
                [
                    Needs("path", Text, "the device"), With("size", Int, 0, "bytes of a new device, which is formatted first; 0 for one that exists"),
                    May("priority", Int, "0 to 32767; the kernel chooses a negative one itself", "the kernel's choice"),
                    With("rotational", Bool, 1, "whether slots that lie together are read together", "true"),
                ],
                Doc = "Takes a device into use as swap, as the administrator would with mkswap and swapon.",
                Example = "kernel.swapon(\"/dev/vdb\", 64M, priority: 5)",
                Run = SwapOn,
            },
            new Row
            {
                On = MemTypes.Kernel, Name = "swapoff", CanFail = true, Changes = Changes, Parameters = [Needs("path", Text, "the device")],
                Doc = "Brings every page of an area back into memory, and stops using it.",
                Example = "kernel.swapoff(\"/dev/vda\")",
                Run = static c => c.Return(c.World.Machine.Kernel.Swap.SwapOff(c.Text(0))),
            },
            new Row
            {
                On = MemTypes.Process, Name = "swapon", CanFail = true, Changes = Changes,
                Parameters = [Needs("path", Text), With("flags", Int, 0, "SWAP_FLAG_PREFER and a priority")],
                Doc = "swapon(2) of a device that has been formatted.",
                Example = "p.swapon(\"/dev/vdb\")",
                Run = static c => c.Alive(out var p) ? c.Return(p.Swapon(c.Text(0), (SwaponFlags)c.Flags(1))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "swapoff", CanFail = true, Changes = Changes, Parameters = [Needs("path", Text)],
                Doc = "swapoff(2).",
                Example = "p.swapoff(\"/dev/vda\")",
                Run = static c => c.Alive(out var p) ? c.Return(p.Swapoff(c.Text(0))) : CallStatus.Error,
            });
        table.Add(
            "Pinned pages",
            Pin("pin", "Pins pages for a device, as RDMA does (pin_user_pages): brought in for writing, they neither move nor go to swap until unpin, and fork "
                + "copies them. Gives their number.", static (p, range) => p.Pin(range)),
            Pin("unpin", "Gives up the last pin of each page. Gives their number.", static (p, range) => p.Unpin(range)));
    }

    private static Row Pin(string name, string doc, Func<Runtime.Processes.Process, VirtualRange, Runtime.Rules.SyscallResult> call) => new()
    {
        On = MemTypes.Process, Name = name, CanFail = true, Changes = Changes | CallEffectKinds.Contents, AddressAt = 0,
        Parameters = [Needs("range", RangeType.Address)], Doc = doc, Example = $"p.{name}(buf..+16K)",
        Run = c =>
        {
            if (!c.Alive(out var process)) return CallStatus.Error;
            return c.Range(0, out var range) ? c.Return(call(process, range)) : CallStatus.Error;
        },
    };

    private static CallStatus SwapOn(CallContext c)
    {
        var swap = c.World.Machine.Kernel.Swap;
        var name = c.Text(0);
        if (c.IsGiven(2) && (c.Word(2) < 0 || c.Word(2) > SwapSpace.HighestPriority))
            return c.DoesNotFit(2, "priority", "priorities are from 0 to 32767; without one the kernel chooses a negative one");
        if (c.Word(1) != 0)
        {
            if (c.Word(1) < 0 || c.Register(1) % PageSize.Bytes != 0 || c.Register(1) >> PageSize.Shift < SwapSpace.LeastPages)
                return c.DoesNotFit(1, "size", "mkswap takes whole pages, and at least 10 of them (40K)");
            if (c.Register(1) >> PageSize.Shift > swap.MostSlots)
            {
                return c.DoesNotFit(1, "size", $"a swap entry of this machine can name {swap.MostSlots} slots of 4K; Linux would leave the rest of the device unused");
            }

            if (swap.FindDevice(name) is null) swap.AddDevice(new SwapDevice(name, c.Register(1), IsSolidState: !c.Bool(3)));
            else if (swap.FindDevice(name)!.Bytes != c.Register(1)) return c.Error(DiagnosticDescriptors.CannotDo, $"{name} exists and has another size");
        }

        return c.Return(swap.SwapOn(name, c.IsGiven(2) ? (int)c.Word(2) : null));
    }

    private static CallStatus AtSlot(CallContext c, Func<CallContext, SwapArea, ulong, CallStatus> read)
    {
        var swap = c.World.Machine.Kernel.Swap;
        if (c.Word(1) < 0 || c.Word(1) >= SwapSpace.MostAreas || swap.AreaOf((int)c.Word(1)) is not { } area)
            return c.DoesNotFit(1, "area", "no area of that type is in use");
        if (c.Word(0) < 1 || c.Word(0) >= area.Slots) return c.DoesNotFit(0, "slot", $"the area has slots 1 to {area.Pages}");
        return read(c, area, c.Register(0));
    }

    private static bool Area(CallContext c, [NotNullWhen(true)] out SwapArea? area)
    {
        var handle = c.Receiver<SwapAreaHandle>();
        area = c.World.Machine.Kernel.Swap.AreaOf(handle.Type);
        if (area is not null && area.Name == handle.Name) return true;
        c.Error(DiagnosticDescriptors.CannotDo, $"{handle} is no longer in use");
        area = null;
        return false;
    }

    private static Row OfAll(string name, string doc, Func<SwapSpace, ulong> read) => new()
    {
        On = MemTypes.Swap, Kind = LibraryFunctionKind.Property, Name = name, Looks = Looks, Doc = doc,
        Run = c => c.Return(read(c.World.Machine.Kernel.Swap)),
    };

    private static Row OfArea(string name, string doc, Func<SwapArea, ulong> read) => new()
    {
        On = MemTypes.SwapArea, Kind = LibraryFunctionKind.Property, Name = name, Looks = Looks, Doc = doc,
        Run = c => Area(c, out var area) ? c.Return(read(area)) : CallStatus.Error,
    };
}
