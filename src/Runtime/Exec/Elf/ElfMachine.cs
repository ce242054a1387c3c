namespace MemDsl.Runtime.Exec;

/// <summary>e_machine (EM_*): the instruction set. An x86-64 kernel runs <see cref="X86_64"/>, and <see cref="I386"/> and <see cref="I486"/> as compat tasks.</summary>
public enum ElfMachine : ushort
{
    None = 0,
    Sparc = 2,
    I386 = 3,
    M68K = 4,
    I486 = 6,
    Mips = 8,
    PowerPc = 20,
    PowerPc64 = 21,
    S390 = 22,
    Arm = 40,
    SparcV9 = 43,
    Ia64 = 50,
    X86_64 = 62,
    Aarch64 = 183,
    RiscV = 243,
    Bpf = 247,
    LoongArch = 258,
}
