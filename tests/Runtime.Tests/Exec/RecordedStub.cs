namespace MemDsl.Runtime.Tests.Exec;

/// <summary>
/// A stub of two segments as Linux 6.18 loaded it under several limits, layouts and widths: r-x 0x1000 bytes at the start, rw- 3072 bytes in the file and
/// 10240 in memory 0x2000 above. The 32-bit ones ran with a limit of 3 GiB.
/// </summary>
/// <param name="Name">Width and layout.</param>
/// <param name="StackLimit">RLIMIT_STACK, soft.</param>
/// <param name="Stack">What PT_GNU_STACK said: rw, rwx, or absent.</param>
/// <param name="Marks">start_brk, start_stack.</param>
/// <param name="Maps">The areas.</param>
public sealed record RecordedStub(string Name, ulong StackLimit, string Stack, string Marks, string Maps)
{
    public bool Is64Bit => Name.StartsWith("x64", StringComparison.Ordinal);

    public bool IsLegacy => Name.EndsWith("legacy", StringComparison.Ordinal);

    public override string ToString() => $"{Name}, stack {Stack} {StackLimit:x}";
}

internal static class RecordedStubs
{
    public static readonly RecordedStub[] All =
    [
        new("x64", 0x800000, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]
            7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]
            7ffff7ffd000-7ffff7fff000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("x64-legacy", 0x800000, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("i386", 0x800000, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            b7ff8000-b7ffc000 r--p 00000000 [vvar]
            b7ffc000-b7ffe000 r--p 00000000 [vvar_vclock]
            b7ffe000-b8000000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """),
        new("i386-legacy", 0x800000, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            40000000-40004000 r--p 00000000 [vvar]
            40004000-40006000 r--p 00000000 [vvar_vclock]
            40006000-40008000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """),
        new("x64", 0x10000, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]
            7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]
            7ffff7ffd000-7ffff7fff000 r-xp 00000000 [vdso]
            7ffffffef000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("x64-legacy", 0x10000, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffef000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("i386", 0x10000, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            b7ff8000-b7ffc000 r--p 00000000 [vvar]
            b7ffc000-b7ffe000 r--p 00000000 [vvar_vclock]
            b7ffe000-b8000000 r-xp 00000000 [vdso]
            bfff0000-c0000000 rw-p 00000000 [stack]
            """),
        new("i386-legacy", 0x10000, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            40000000-40004000 r--p 00000000 [vvar]
            40004000-40006000 r--p 00000000 [vvar_vclock]
            40006000-40008000 r-xp 00000000 [vdso]
            bfff0000-c0000000 rw-p 00000000 [stack]
            """),
        new("x64", 0x40000000, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            7fffbfef7000-7fffbfefb000 r--p 00000000 [vvar]
            7fffbfefb000-7fffbfefd000 r--p 00000000 [vvar_vclock]
            7fffbfefd000-7fffbfeff000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("x64-legacy", 0x40000000, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("i386", 0x40000000, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            7fef8000-7fefc000 r--p 00000000 [vvar]
            7fefc000-7fefe000 r--p 00000000 [vvar_vclock]
            7fefe000-7ff00000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """),
        new("i386-legacy", 0x40000000, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            40000000-40004000 r--p 00000000 [vvar]
            40004000-40006000 r--p 00000000 [vvar_vclock]
            40006000-40008000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """),
        new("x64", ulong.MaxValue, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            15555554e000-155555552000 r--p 00000000 [vvar]
            155555552000-155555554000 r--p 00000000 [vvar_vclock]
            155555554000-155555556000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("x64-legacy", ulong.MaxValue, "rw", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("i386", ulong.MaxValue, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            1fff8000-1fffc000 r--p 00000000 [vvar]
            1fffc000-1fffe000 r--p 00000000 [vvar_vclock]
            1fffe000-20000000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """),
        new("i386-legacy", ulong.MaxValue, "rw", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            40000000-40004000 r--p 00000000 [vvar]
            40004000-40006000 r--p 00000000 [vvar_vclock]
            40006000-40008000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """),
        new("x64", 0x800000, "absent", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]
            7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]
            7ffff7ffd000-7ffff7fff000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("x64-legacy", 0x800000, "absent", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """),
        new("i386", 0x800000, "absent", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rwxp 00001000 stub32
            0804b000-0804d000 rwxp 00000000
            b7ff8000-b7ffc000 r--p 00000000 [vvar]
            b7ffc000-b7ffe000 r--p 00000000 [vvar_vclock]
            b7ffe000-b8000000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rwxp 00000000 [stack]
            """),
        new("i386-legacy", 0x800000, "absent", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rwxp 00001000 stub32
            0804b000-0804d000 rwxp 00000000
            40000000-40004000 r--p 00000000 [vvar]
            40004000-40006000 r--p 00000000 [vvar_vclock]
            40006000-40008000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rwxp 00000000 [stack]
            """),
        new("x64", 0x800000, "rwx", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]
            7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]
            7ffff7ffd000-7ffff7fff000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rwxp 00000000 [stack]
            """),
        new("x64-legacy", 0x800000, "rwx", "405000 7fffffffe610",
            """
            00400000-00401000 r-xp 00000000 stub64
            00402000-00403000 rw-p 00001000 stub64
            00403000-00405000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rwxp 00000000 [stack]
            """),
        new("i386", 0x800000, "rwx", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            b7ff8000-b7ffc000 r--p 00000000 [vvar]
            b7ffc000-b7ffe000 r--p 00000000 [vvar_vclock]
            b7ffe000-b8000000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rwxp 00000000 [stack]
            """),
        new("i386-legacy", 0x800000, "rwx", "804d000 bffff6d0",
            """
            08048000-08049000 r-xp 00000000 stub32
            0804a000-0804b000 rw-p 00001000 stub32
            0804b000-0804d000 rw-p 00000000
            40000000-40004000 r--p 00000000 [vvar]
            40004000-40006000 r--p 00000000 [vvar_vclock]
            40006000-40008000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rwxp 00000000 [stack]
            """),
    ];
}
