using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// One instruction that a debugger has a process carry out (<c>ptrace(2)</c> PTRACE_SINGLESTEP). Carried out are int3, and arithmetic between al or
/// eax and what rax points to, zeros among it (<c>add %al,(%rax)</c>); what else the bytes may mean as an instruction is fetched and does nothing.
/// </summary>
public static class SingleStep
{
    private const byte Breakpoint = 0xcc;

    /// <summary>The instruction at <paramref name="address"/>, with <paramref name="accumulator"/> in rax.</summary>
    public static AccessResult Run(Process process, VirtualAddress address, VirtualAddress accumulator)
    {
        ArgumentNullException.ThrowIfNull(process);
        ReadAhead(process, address);
        var fetched = process.Fetch(address);
        if (!fetched.IsOk) return fetched;
        byte opcode = (byte)fetched.Value;
        if (opcode == Breakpoint) return AccessResult.Success;
        Span<byte> operand = stackalloc byte[1];
        bool isArithmetic = opcode < 0x40 && (opcode & 7) < 4 && process.Peek(address + 1, operand) == 1 && operand[0] == 0;
        return isArithmetic ? Arithmetic(process, opcode, accumulator) : AccessResult.Success;
    }

    /// <summary>
    /// <c>add or adc sbb and sub xor cmp</c> between al or eax and the byte or word at rax, by the bits of the opcode: 5 to 3 the operation, 1 the
    /// direction, 0 the width. What is written back is read before, but the processor checks for the write at once.
    /// </summary>
    private static AccessResult Arithmetic(Process process, byte opcode, VirtualAddress accumulator)
    {
        const int Compare = 7;
        int size = (opcode & 1) == 0 ? 1 : 4;
        int operation = opcode >> 3;
        uint register = size == 1 ? (byte)accumulator.Value : (uint)accumulator.Value;
        bool isToMemory = (opcode & 2) == 0;
        if (isToMemory && operation != Compare)
        {
            Span<byte> bytes = stackalloc byte[4];
            _ = process.Peek(accumulator, bytes);
            return process.Store(accumulator, Result(operation, System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes), register), size) is { IsOk: false } refused
                ? refused
                : AccessResult.Ok(accumulator.Value & 0xff);
        }

        var loaded = process.Load(accumulator, size);
        if (!loaded.IsOk) return loaded;
        return AccessResult.Ok((operation == Compare ? register : Result(operation, register, (uint)loaded.Value)) & 0xff);
    }

    private static uint Result(int operation, uint target, uint source) => operation switch
    {
        0 or 2 => target + source,
        1 => target | source,
        3 or 5 => target - source,
        4 => target & source,
        _ => target ^ source,
    };

    /// <summary>
    /// Whoever starts a single step reads as many bytes as an instruction can have, to see whether it changes the trap flag
    /// (<c>arch/x86/kernel/step.c</c> is_setting_trap_flag).
    /// </summary>
    private static void ReadAhead(Process process, VirtualAddress address)
    {
        const int LongestInstruction = 15;
        _ = UserMemory.PeekForced(process, address, stackalloc byte[LongestInstruction]);
    }
}
