using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// What the process's own instructions do, on the machine's current CPU, in user mode: translation, faults and all. A failed access
/// carries the signal Linux would send; the process itself is left as it is, as under a debugger.
/// </summary>
public sealed partial class Process
{
    /// <summary>Loads 1, 2, 4 or 8 bytes, little-endian.</summary>
    public AccessResult Load(VirtualAddress address, int size = 1)
    {
        ThrowUnlessRunning();
        if (_kernel.Events.IsHeard) return LoadHeard(address, size);
        return LoadIn(address, size, Privilege.User);
    }

    /// <summary>Stores the low 1, 2, 4 or 8 bytes of the value; both pages of an access across a boundary are translated before a byte is stored.</summary>
    public AccessResult Store(VirtualAddress address, ulong value, int size = 1)
    {
        ThrowUnlessRunning();
        if (_kernel.Events.IsHeard) return StoreHeard(address, value, size);
        return StoreIn(address, value, size, Privilege.User);
    }

    /// <summary>Loads a run of bytes as a copying program does: page by page, ascending.</summary>
    public AccessResult LoadBytes(VirtualAddress address, Span<byte> destination)
    {
        ThrowUnlessRunning();
        var scope = BeginAccess(address, (ulong)destination.Length, AccessKind.Read);
        var result = AccessResult.Success;
        for (int done = 0; done < destination.Length && result.IsOk;)
        {
            var at = address + (ulong)done;
            int part = (int)Math.Min((ulong)(destination.Length - done), PageSize.Bytes - at.PageOffset);
            result = Reach(at, AccessKind.Read, Privilege.User, out var physical);
            if (result.IsOk) _kernel.Memory.Read(physical, destination.Slice(done, part));
            done += part;
        }

        _kernel.Settle();
        _kernel.Events.End(scope);
        return result;
    }

    /// <summary>Stores a run of bytes, page by page, ascending; what precedes a fault stays stored.</summary>
    public AccessResult StoreBytes(VirtualAddress address, ReadOnlySpan<byte> source)
    {
        ThrowUnlessRunning();
        var scope = BeginAccess(address, (ulong)source.Length, AccessKind.Write);
        var result = AccessResult.Success;
        for (int done = 0; done < source.Length && result.IsOk;)
        {
            var at = address + (ulong)done;
            int part = (int)Math.Min((ulong)(source.Length - done), PageSize.Bytes - at.PageOffset);
            result = Reach(at, AccessKind.Write, Privilege.User, out var physical);
            if (result.IsOk) _kernel.Memory.Write(physical, source.Slice(done, part));
            done += part;
            _kernel.Settle();
        }

        _kernel.Events.End(scope);
        return result;
    }

    /// <summary>An instruction fetch.</summary>
    public AccessResult Fetch(VirtualAddress address)
    {
        ThrowUnlessRunning();
        var scope = BeginAccess(address, 1, AccessKind.Fetch);
        var result = Reach(address, AccessKind.Fetch, Privilege.User, out var physical);
        if (result.IsOk) result = AccessResult.Ok(_kernel.Memory.Load(physical, 1));
        _kernel.Settle();
        _kernel.Events.End(scope);
        return result;
    }

    /// <summary>
    /// One byte of every page of the range is loaded, or stored back as it is if <paramref name="write"/>; the value is the pages touched.
    /// </summary>
    public AccessResult Touch(VirtualRange range, bool write = true)
    {
        ThrowUnlessRunning();
        var kind = write ? AccessKind.Write : AccessKind.Read;
        ulong pages = 0;
        for (var at = range.Start; at - range.Start < range.Length; at = at.RoundDown() + PageSize.Bytes)
        {
            _kernel.Work.Add(1);
            var scope = BeginAccess(at, 1, kind);
            var result = Reach(at, kind, Privilege.User, out _);
            _kernel.Settle();
            _kernel.Events.End(scope);
            if (!result.IsOk) return result;
            pages++;
        }

        return AccessResult.Ok(pages);
    }

    /// <summary>get_user: a load in kernel mode; a bad address is EFAULT, not a signal.</summary>
    public SyscallResult KernelLoad(VirtualAddress address, int size = 1)
    {
        ThrowUnlessRunning();
        var scope = BeginAccess(address, (ulong)size, AccessKind.Read);
        var result = LoadIn(address, size, Privilege.Supervisor);
        _kernel.Events.End(scope);
        return result.IsOk ? SyscallResult.Ok(result.Value) : ProcessRules.BadUserAddress.Fail(address.Value);
    }

    /// <summary>put_user: a store in kernel mode.</summary>
    public SyscallResult KernelStore(VirtualAddress address, ulong value, int size = 1)
    {
        ThrowUnlessRunning();
        var scope = BeginAccess(address, (ulong)size, AccessKind.Write);
        var result = StoreIn(address, value, size, Privilege.Supervisor);
        _kernel.Events.End(scope);
        return result.IsOk ? SyscallResult.Success : ProcessRules.BadUserAddress.Fail(address.Value);
    }

    /// <summary>
    /// Translates an access, with faults served, until the processor lets it through or a signal ends it. In kernel mode an address outside
    /// user space is refused before the access (access_ok).
    /// </summary>
    internal AccessResult Reach(VirtualAddress address, AccessKind kind, Privilege privilege, out PhysicalAddress physical)
    {
        var cpu = _kernel.CurrentCpu;
        cpu.LoadSpace((ulong)Mm.Id, Mm.Tables.Raw);
        var translation = cpu.Translate(address, kind, privilege);
        physical = translation.Address;
        return translation.IsOk ? AccessResult.Success : ReachByFault(cpu, address, kind, privilege, translation, out physical);
    }

    private AccessResult ReachByFault(Cpu cpu, VirtualAddress address, AccessKind kind, Privilege privilege, Translation translation, out PhysicalAddress physical)
    {
        // Two faults serve any access (a read of the zero page, then its replacement); more would mean that serving one does not help.
        const int MostFaults = 8;
        physical = default;
        _kernel.Events.CurrentPid = Pid;
        for (int faults = 0; faults < MostFaults; faults++)
        {
            if (translation.Outcome == TranslationOutcome.GeneralProtection)
                return _kernel.Faults.GeneralProtection(address.Value, privilege == Privilege.User);
            var served = _kernel.Faults.Handle(this, address.Value, translation.ErrorCode);
            if (!served.IsOk) return served;
            translation = cpu.TranslateAfterFault(address, kind, privilege);
            if (!translation.IsOk) continue;
            physical = translation.Address;
            return AccessResult.Success;
        }

        throw new InvalidOperationException($"the fault at {address} ({translation.ErrorCode}) was served {MostFaults} times in vain");
    }

    private AccessResult LoadIn(VirtualAddress address, int size, Privilege privilege)
    {
        if (address.PageOffset + (ulong)size > PageSize.Bytes) return LoadAcross(address, size, privilege);
        var cpu = _kernel.CurrentCpu;
        cpu.LoadSpace((ulong)Mm.Id, Mm.Tables.Raw);
        var translation = cpu.Translate(address, AccessKind.Read, privilege);
        return translation.IsOk
            ? AccessResult.Ok(_kernel.Memory.Load(translation.Address, size))
            : LoadByFault(cpu, address, size, privilege, translation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AccessResult LoadByFault(Cpu cpu, VirtualAddress address, int size, Privilege privilege, Translation translation)
    {
        var result = ReachByFault(cpu, address, AccessKind.Read, privilege, translation, out var physical);
        if (result.IsOk) result = AccessResult.Ok(_kernel.Memory.Load(physical, size));
        _kernel.Settle();
        return result;
    }

    private AccessResult StoreIn(VirtualAddress address, ulong value, int size, Privilege privilege)
    {
        if (address.PageOffset + (ulong)size > PageSize.Bytes) return StoreAcross(address, value, size, privilege);
        var cpu = _kernel.CurrentCpu;
        cpu.LoadSpace((ulong)Mm.Id, Mm.Tables.Raw);
        var translation = cpu.Translate(address, AccessKind.Write, privilege);
        if (!translation.IsOk) return StoreByFault(cpu, address, value, size, privilege, translation);
        _kernel.Memory.Store(translation.Address, value, size);
        return AccessResult.Success;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AccessResult StoreByFault(Cpu cpu, VirtualAddress address, ulong value, int size, Privilege privilege, Translation translation)
    {
        var result = ReachByFault(cpu, address, AccessKind.Write, privilege, translation, out var physical);
        if (result.IsOk) _kernel.Memory.Store(physical, value, size);
        _kernel.Settle();
        return result;
    }

    private AccessResult LoadAcross(VirtualAddress address, int size, Privilege privilege)
    {
        var second = address.RoundDown() + PageSize.Bytes;
        var result = ReachBoth(address, second, AccessKind.Read, privilege, out var low, out var high);
        if (!result.IsOk) return result;
        ulong value = 0;
        int inFirst = (int)(second - address);
        for (int i = size - 1; i >= 0; i--)
        {
            var at = i < inFirst ? low + (ulong)i : high + (ulong)(i - inFirst);
            value = (value << 8) | _kernel.Memory.Load(at, 1);
        }

        _kernel.Settle();
        return AccessResult.Ok(value);
    }

    private AccessResult StoreAcross(VirtualAddress address, ulong value, int size, Privilege privilege)
    {
        var second = address.RoundDown() + PageSize.Bytes;
        var result = ReachBoth(address, second, AccessKind.Write, privilege, out var low, out var high);
        if (!result.IsOk) return result;
        int inFirst = (int)(second - address);
        for (int i = 0; i < size; i++, value >>= 8)
        {
            var at = i < inFirst ? low + (ulong)i : high + (ulong)(i - inFirst);
            _kernel.Memory.Store(at, value & 0xff, 1);
        }

        _kernel.Settle();
        return AccessResult.Success;
    }

    private AccessResult ReachBoth(VirtualAddress first, VirtualAddress second, AccessKind kind, Privilege privilege, out PhysicalAddress low, out PhysicalAddress high)
    {
        // A fault on the second page may cost the first its frame: both must be reached without one in between.
        const int MostRounds = 16;
        for (int round = 0; ; round++)
        {
            high = default;
            var result = Reach(first, kind, privilege, out low);
            long faults = _kernel.Faults.Count;
            if (result.IsOk) result = Reach(second, kind, privilege, out high);
            if (!result.IsOk) _kernel.Settle();
            if (!result.IsOk || _kernel.Faults.Count == faults) return result;
            if (round == MostRounds) throw new InvalidOperationException($"{first} and {second} cannot both be kept in memory");
        }
    }

    private AccessResult LoadHeard(VirtualAddress address, int size)
    {
        var scope = BeginAccess(address, (ulong)size, AccessKind.Read);
        var result = LoadIn(address, size, Privilege.User);
        _kernel.Events.End(scope);
        return result;
    }

    private AccessResult StoreHeard(VirtualAddress address, ulong value, int size)
    {
        var scope = BeginAccess(address, (ulong)size, AccessKind.Write);
        var result = StoreIn(address, value, size, Privilege.User);
        _kernel.Events.End(scope);
        return result;
    }

    private EventScope BeginAccess(VirtualAddress address, ulong size, AccessKind kind)
    {
        _kernel.Events.CurrentPid = Pid;
        return _kernel.Events.Begin(EventKind.Access, address.Value, size, kind == AccessKind.Write ? 1UL : 0, kind == AccessKind.Fetch ? 1UL : 0);
    }
}
