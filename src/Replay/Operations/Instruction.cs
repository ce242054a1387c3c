using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Replay.Operations;

/// <summary>
/// One instruction carried out by single step at an address to which the recorder jumped, with rax = data + 0x800, rdi = the address and the
/// other registers as at the stub's start. Only what recordings come upon is carried out: int3, and zeros, which are <c>add %al,(%rax)</c>.
/// </summary>
internal static class Instruction
{
    private const byte Breakpoint = 0xcc;

    public static AccessResult Step(Process process, VirtualAddress address, VirtualAddress accumulator)
    {
        ReadAhead(process, address);
        var fetched = process.Fetch(address);
        if (!fetched.IsOk) return fetched;
        byte opcode = (byte)fetched.Value;
        if (opcode == Breakpoint) return AccessResult.Success;
        Span<byte> operand = stackalloc byte[1];
        if (opcode != 0 || process.Peek(address + 1, operand) != 1 || operand[0] != 0) return AccessResult.Success;

        // Reads and writes back the same byte, as al is 0; the processor checks for the write at once.
        int known = process.Peek(accumulator, operand);
        var stored = process.Store(accumulator, known == 1 ? operand[0] : 0UL);
        return stored.IsOk ? AccessResult.Success : stored;
    }

    /// <summary>Whoever starts a single step reads as many bytes as an instruction can have, to see whether it changes the trap flag.</summary>
    public static void ReadAhead(Process process, VirtualAddress address)
    {
        const int LongestInstruction = 15;
        _ = UserMemory.PeekForced(process, address, stackalloc byte[LongestInstruction]);
    }
}
