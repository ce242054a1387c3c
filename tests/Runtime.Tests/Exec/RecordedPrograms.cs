namespace MemDsl.Runtime.Tests.Exec;

/// <summary>A program as Linux 6.18 loaded it, without address randomisation, with an 8 MiB stack and the environment PATH=/usr/bin:/bin LANG=C HOME=/.</summary>
/// <param name="Name">What it was.</param>
/// <param name="IsLegacy">With the bottom-up layout.</param>
/// <param name="Arguments">argv, the first of them the path given to execve.</param>
/// <param name="Path">The resolved path.</param>
/// <param name="File">Its ELF type, entry point and program headers: type, offset, address, bytes in file, bytes in memory, flags, alignment.</param>
/// <param name="Maps">The areas after execve.</param>
/// <param name="Mm">start_code end_code start_data end_data start_brk start_stack arg_start arg_end env_start env_end.</param>
/// <param name="Auxv">AT_ number and value of those that depend on the load.</param>
/// <param name="Registers">rip and rsp.</param>
/// <param name="Status">VmSize VmRSS VmData VmStk VmExe VmLib VmPTE in kB.</param>
public sealed record RecordedProgram(
    string Name, bool IsLegacy, string[] Arguments, string Path, string File, string Maps, string Mm, string Auxv, string Registers, string Status)
{
    public override string ToString() => IsLegacy ? $"{Name}, bottom-up" : Name;
}

/// <summary>The recordings: real programs of a Debian 12, and one C program linked in four ways.</summary>
internal static class RecordedPrograms
{
    /// <summary>/lib64/ld-linux-x86-64.so.2, the interpreter of all of them.</summary>
    public const string Interpreter =
        """
        DYN 1ab70
        LOAD 0 0 d58 d58 R 1000
        LOAD 1000 1000 25111 25111 RX 1000
        LOAD 27000 27000 9c7c 9c7c R 1000
        LOAD 31900 31900 2810 29d8 RW 1000
        DYNAMIC 32e40 32e40 1a0 1a0 RW 8
        NOTE 238 238 24 24 R 4
        GNU_EH_FRAME 2d018 2d018 934 934 R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 31900 31900 1700 1700 R 1
        """;

    private const string ShFile =
        """
        DYN 4760
        PHDR 40 40 2d8 2d8 R 8
        INTERP 318 318 1c 1c R 1
        LOAD 0 0 36d8 36d8 R 1000
        LOAD 4000 4000 12bb9 12bb9 RX 1000
        LOAD 17000 17000 5864 5864 R 1000
        LOAD 1ce30 1de30 1410 4140 RW 1000
        DYNAMIC 1db28 1eb28 1f0 1f0 RW 8
        NOTE 338 338 20 20 R 8
        NOTE 358 358 44 44 R 4
        GNU_PROPERTY 338 338 20 20 R 8
        GNU_EH_FRAME 18f24 18f24 7fc 7fc R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 1ce30 1de30 11d0 11d0 R 1
        """;

    private const string CatFile =
        """
        DYN 3130
        PHDR 40 40 2d8 2d8 R 8
        INTERP 318 318 1c 1c R 1
        LOAD 0 0 1720 1720 R 1000
        LOAD 2000 2000 4da9 4da9 RX 1000
        LOAD 7000 7000 20e8 20e8 R 1000
        LOAD 9c30 ac30 650 7e8 RW 1000
        DYNAMIC 9dd8 add8 1e0 1e0 RW 8
        NOTE 338 338 20 20 R 8
        NOTE 358 358 44 44 R 4
        GNU_PROPERTY 338 338 20 20 R 8
        GNU_EH_FRAME 7ef0 7ef0 32c 32c R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 9c30 ac30 3d0 3d0 R 1
        """;

    private const string TrueFile =
        """
        DYN 23d0
        PHDR 40 40 2d8 2d8 R 8
        INTERP 318 318 1c 1c R 1
        LOAD 0 0 1290 1290 R 1000
        LOAD 2000 2000 3d59 3d59 RX 1000
        LOAD 6000 6000 1b60 1b60 R 1000
        LOAD 7d70 8d70 470 608 RW 1000
        DYNAMIC 7dd8 8dd8 1e0 1e0 RW 8
        NOTE 338 338 20 20 R 8
        NOTE 358 358 44 44 R 4
        GNU_PROPERTY 338 338 20 20 R 8
        GNU_EH_FRAME 6b10 6b10 2ec 2ec R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 7d70 8d70 290 290 R 1
        """;

    private const string CNopieFile =
        """
        EXEC 401020
        PHDR 40 400040 2d8 2d8 R 8
        INTERP 318 400318 1c 1c R 1
        LOAD 0 400000 498 498 R 1000
        LOAD 1000 401000 125 125 RX 1000
        LOAD 2000 402000 98 98 R 1000
        LOAD 2e38 403e38 5008 7350 RW 1000
        DYNAMIC 2e48 403e48 190 190 RW 8
        NOTE 338 400338 20 20 R 8
        NOTE 358 400358 44 44 R 4
        GNU_PROPERTY 338 400338 20 20 R 8
        GNU_EH_FRAME 2004 402004 24 24 R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 2e38 403e38 1c8 1c8 R 1
        """;

    private const string CPieFile =
        """
        DYN 1040
        PHDR 40 40 2d8 2d8 R 8
        INTERP 318 318 1c 1c R 1
        LOAD 0 0 5e0 5e0 R 1000
        LOAD 1000 1000 149 149 RX 1000
        LOAD 2000 2000 d0 d0 R 1000
        LOAD 2e00 3e00 5040 7388 RW 1000
        DYNAMIC 2e10 3e10 1b0 1b0 RW 8
        NOTE 338 338 20 20 R 8
        NOTE 358 358 44 44 R 4
        GNU_PROPERTY 338 338 20 20 R 8
        GNU_EH_FRAME 2004 2004 2c 2c R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 2e00 3e00 200 200 R 1
        """;

    private const string CStaticFile =
        """
        EXEC 4014f0
        LOAD 0 400000 518 518 R 1000
        LOAD 1000 401000 77b01 77b01 RX 1000
        LOAD 79000 479000 26f3e 26f3e R 1000
        LOAD a06d8 4a06d8 a9d8 12528 RW 1000
        NOTE 270 400270 20 20 R 8
        NOTE 290 400290 44 44 R 4
        TLS a06d8 4a06d8 18 60 R 8
        GNU_PROPERTY 270 400270 20 20 R 8
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO a06d8 4a06d8 3928 3928 R 1
        """;

    private const string CStaticPieFile =
        """
        DYN 95b0
        LOAD 0 0 8020 8020 R 1000
        LOAD 9000 9000 78b41 78b41 RX 1000
        LOAD 82000 82000 291c6 291c6 R 1000
        LOAD ab518 ac518 ab98 126a8 RW 1000
        DYNAMIC aed88 afd88 1a0 1a0 RW 8
        NOTE 2e0 2e0 20 20 R 8
        NOTE 300 300 44 44 R 4
        TLS ab518 ac518 18 60 R 8
        GNU_PROPERTY 2e0 2e0 20 20 R 8
        GNU_EH_FRAME 9ddf4 9ddf4 208c 208c R 4
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO ab518 ac518 3ae8 3ae8 R 1
        """;

    public static readonly RecordedProgram[] All =
    [
        new("sh", false, ["/bin/sh", "-c", "echo hi"], "/usr/bin/dash", ShFile,
            """
            555555554000-555555558000 r--p 00000000 /usr/bin/dash
            555555558000-55555556b000 r-xp 00004000 /usr/bin/dash
            55555556b000-555555571000 r--p 00017000 /usr/bin/dash
            555555571000-555555574000 rw-p 0001c000 /usr/bin/dash
            555555574000-555555576000 rw-p 00000000
            7ffff7fc2000-7ffff7fc6000 r--p 00000000 [vvar]
            7ffff7fc6000-7ffff7fc8000 r--p 00000000 [vvar_vclock]
            7ffff7fc8000-7ffff7fca000 r-xp 00000000 [vdso]
            7ffff7fca000-7ffff7fcb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7fcb000-7ffff7ff1000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ff1000-7ffff7ffb000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffb000-7ffff7fff000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555558000 55555556abb9 555555571e30 555555573240 555555576000 7fffffffede0 7fffffffefbc 7fffffffefcf 7fffffffefcf 7fffffffeff0",
            "33=7ffff7fc8000 3=555555554040 4=38 5=d 7=7ffff7fca000 9=555555558760 25=7fffffffef99 31=7fffffffeff0 15=7fffffffefa9",
            "7ffff7fe4b70 7fffffffede0",
            "512 12 36 132 76 160 28"),
        new("sh", true, ["/bin/sh", "-c", "echo hi"], "/usr/bin/dash", ShFile,
            """
            2aaaaaaab000-2aaaaaaac000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaaac000-2aaaaaad2000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaad2000-2aaaaaadc000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaadc000-2aaaaaae0000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaae0000-2aaaaaae4000 r--p 00000000 [vvar]
            2aaaaaae4000-2aaaaaae6000 r--p 00000000 [vvar_vclock]
            2aaaaaae6000-2aaaaaae8000 r-xp 00000000 [vdso]
            555555554000-555555558000 r--p 00000000 /usr/bin/dash
            555555558000-55555556b000 r-xp 00004000 /usr/bin/dash
            55555556b000-555555571000 r--p 00017000 /usr/bin/dash
            555555571000-555555574000 rw-p 0001c000 /usr/bin/dash
            555555574000-555555576000 rw-p 00000000
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555558000 55555556abb9 555555571e30 555555573240 555555576000 7fffffffede0 7fffffffefbc 7fffffffefcf 7fffffffefcf 7fffffffeff0",
            "33=2aaaaaae6000 3=555555554040 4=38 5=d 7=2aaaaaaab000 9=555555558760 25=7fffffffef99 31=7fffffffeff0 15=7fffffffefa9",
            "2aaaaaac5b70 7fffffffede0",
            "512 12 36 132 76 160 36"),
        new("cat", false, ["/bin/cat", "/etc/hostname"], "/usr/bin/cat", CatFile,
            """
            555555554000-555555556000 r--p 00000000 /usr/bin/cat
            555555556000-55555555b000 r-xp 00002000 /usr/bin/cat
            55555555b000-55555555e000 r--p 00007000 /usr/bin/cat
            55555555e000-555555560000 rw-p 00009000 /usr/bin/cat
            7ffff7fc2000-7ffff7fc6000 r--p 00000000 [vvar]
            7ffff7fc6000-7ffff7fc8000 r--p 00000000 [vvar_vclock]
            7ffff7fc8000-7ffff7fca000 r-xp 00000000 [vdso]
            7ffff7fca000-7ffff7fcb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7fcb000-7ffff7ff1000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ff1000-7ffff7ffb000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffb000-7ffff7fff000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555556000 55555555ada9 55555555ec30 55555555f280 555555560000 7fffffffede0 7fffffffefb7 7fffffffefce 7fffffffefce 7fffffffefef",
            "33=7ffff7fc8000 3=555555554040 4=38 5=d 7=7ffff7fca000 9=555555557130 25=7fffffffef99 31=7fffffffefef 15=7fffffffefa9",
            "7ffff7fe4b70 7fffffffede0",
            "424 12 24 132 20 160 28"),
        new("cat", true, ["/bin/cat", "/etc/hostname"], "/usr/bin/cat", CatFile,
            """
            2aaaaaaab000-2aaaaaaac000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaaac000-2aaaaaad2000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaad2000-2aaaaaadc000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaadc000-2aaaaaae0000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaae0000-2aaaaaae4000 r--p 00000000 [vvar]
            2aaaaaae4000-2aaaaaae6000 r--p 00000000 [vvar_vclock]
            2aaaaaae6000-2aaaaaae8000 r-xp 00000000 [vdso]
            555555554000-555555556000 r--p 00000000 /usr/bin/cat
            555555556000-55555555b000 r-xp 00002000 /usr/bin/cat
            55555555b000-55555555e000 r--p 00007000 /usr/bin/cat
            55555555e000-555555560000 rw-p 00009000 /usr/bin/cat
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555556000 55555555ada9 55555555ec30 55555555f280 555555560000 7fffffffede0 7fffffffefb7 7fffffffefce 7fffffffefce 7fffffffefef",
            "33=2aaaaaae6000 3=555555554040 4=38 5=d 7=2aaaaaaab000 9=555555557130 25=7fffffffef99 31=7fffffffefef 15=7fffffffefa9",
            "2aaaaaac5b70 7fffffffede0",
            "424 12 24 132 20 160 36"),
        new("true", false, ["/bin/true"], "/usr/bin/true", TrueFile,
            """
            555555554000-555555556000 r--p 00000000 /usr/bin/true
            555555556000-55555555a000 r-xp 00002000 /usr/bin/true
            55555555a000-55555555c000 r--p 00006000 /usr/bin/true
            55555555c000-55555555e000 rw-p 00007000 /usr/bin/true
            7ffff7fc2000-7ffff7fc6000 r--p 00000000 [vvar]
            7ffff7fc6000-7ffff7fc8000 r--p 00000000 [vvar_vclock]
            7ffff7fc8000-7ffff7fca000 r-xp 00000000 [vdso]
            7ffff7fca000-7ffff7fcb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7fcb000-7ffff7ff1000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ff1000-7ffff7ffb000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffb000-7ffff7fff000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555556000 555555559d59 55555555cd70 55555555d1e0 55555555e000 7fffffffee00 7fffffffefc3 7fffffffefcd 7fffffffefcd 7fffffffefee",
            "33=7ffff7fc8000 3=555555554040 4=38 5=d 7=7ffff7fca000 9=5555555563d0 25=7fffffffefa9 31=7fffffffefee 15=7fffffffefb9",
            "7ffff7fe4b70 7fffffffee00",
            "416 12 24 132 16 160 28"),
        new("true", true, ["/bin/true"], "/usr/bin/true", TrueFile,
            """
            2aaaaaaab000-2aaaaaaac000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaaac000-2aaaaaad2000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaad2000-2aaaaaadc000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaadc000-2aaaaaae0000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaae0000-2aaaaaae4000 r--p 00000000 [vvar]
            2aaaaaae4000-2aaaaaae6000 r--p 00000000 [vvar_vclock]
            2aaaaaae6000-2aaaaaae8000 r-xp 00000000 [vdso]
            555555554000-555555556000 r--p 00000000 /usr/bin/true
            555555556000-55555555a000 r-xp 00002000 /usr/bin/true
            55555555a000-55555555c000 r--p 00006000 /usr/bin/true
            55555555c000-55555555e000 rw-p 00007000 /usr/bin/true
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555556000 555555559d59 55555555cd70 55555555d1e0 55555555e000 7fffffffee00 7fffffffefc3 7fffffffefcd 7fffffffefcd 7fffffffefee",
            "33=2aaaaaae6000 3=555555554040 4=38 5=d 7=2aaaaaaab000 9=5555555563d0 25=7fffffffefa9 31=7fffffffefee 15=7fffffffefb9",
            "2aaaaaac5b70 7fffffffee00",
            "416 12 24 132 16 160 36"),
        new("c-nopie", false, ["/opt/vmrec-c-nopie"], "/opt/vmrec-c-nopie", CNopieFile,
            """
            00400000-00401000 r--p 00000000 /opt/vmrec-c-nopie
            00401000-00402000 r-xp 00001000 /opt/vmrec-c-nopie
            00402000-00403000 r--p 00002000 /opt/vmrec-c-nopie
            00403000-00409000 rw-p 00002000 /opt/vmrec-c-nopie
            00409000-0040c000 rw-p 00000000
            7ffff7fc2000-7ffff7fc6000 r--p 00000000 [vvar]
            7ffff7fc6000-7ffff7fc8000 r--p 00000000 [vvar_vclock]
            7ffff7fc8000-7ffff7fca000 r-xp 00000000 [vdso]
            7ffff7fca000-7ffff7fcb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7fcb000-7ffff7ff1000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ff1000-7ffff7ffb000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffb000-7ffff7fff000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "401000 401125 403e38 408e40 40c000 7fffffffedf0 7fffffffefb1 7fffffffefc4 7fffffffefc4 7fffffffefe5",
            "33=7ffff7fc8000 3=400040 4=38 5=d 7=7ffff7fca000 9=401020 25=7fffffffef99 31=7fffffffefe5 15=7fffffffefa9",
            "7ffff7fe4b70 7fffffffedf0",
            "424 12 52 132 4 160 28"),
        new("c-nopie", true, ["/opt/vmrec-c-nopie"], "/opt/vmrec-c-nopie", CNopieFile,
            """
            00400000-00401000 r--p 00000000 /opt/vmrec-c-nopie
            00401000-00402000 r-xp 00001000 /opt/vmrec-c-nopie
            00402000-00403000 r--p 00002000 /opt/vmrec-c-nopie
            00403000-00409000 rw-p 00002000 /opt/vmrec-c-nopie
            00409000-0040c000 rw-p 00000000
            2aaaaaaab000-2aaaaaaac000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaaac000-2aaaaaad2000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaad2000-2aaaaaadc000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaadc000-2aaaaaae0000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaae0000-2aaaaaae4000 r--p 00000000 [vvar]
            2aaaaaae4000-2aaaaaae6000 r--p 00000000 [vvar_vclock]
            2aaaaaae6000-2aaaaaae8000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "401000 401125 403e38 408e40 40c000 7fffffffedf0 7fffffffefb1 7fffffffefc4 7fffffffefc4 7fffffffefe5",
            "33=2aaaaaae6000 3=400040 4=38 5=d 7=2aaaaaaab000 9=401020 25=7fffffffef99 31=7fffffffefe5 15=7fffffffefa9",
            "2aaaaaac5b70 7fffffffedf0",
            "424 12 52 132 4 160 36"),
        new("c-pie", false, ["/opt/vmrec-c-pie"], "/opt/vmrec-c-pie", CPieFile,
            """
            555555554000-555555555000 r--p 00000000 /opt/vmrec-c-pie
            555555555000-555555556000 r-xp 00001000 /opt/vmrec-c-pie
            555555556000-555555557000 r--p 00002000 /opt/vmrec-c-pie
            555555557000-55555555d000 rw-p 00002000 /opt/vmrec-c-pie
            55555555d000-555555560000 rw-p 00000000
            7ffff7fc2000-7ffff7fc6000 r--p 00000000 [vvar]
            7ffff7fc6000-7ffff7fc8000 r--p 00000000 [vvar_vclock]
            7ffff7fc8000-7ffff7fca000 r-xp 00000000 [vdso]
            7ffff7fca000-7ffff7fcb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7fcb000-7ffff7ff1000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ff1000-7ffff7ffb000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffb000-7ffff7fff000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555555000 555555555149 555555557e00 55555555ce40 555555560000 7fffffffedf0 7fffffffefb5 7fffffffefc6 7fffffffefc6 7fffffffefe7",
            "33=7ffff7fc8000 3=555555554040 4=38 5=d 7=7ffff7fca000 9=555555555040 25=7fffffffef99 31=7fffffffefe7 15=7fffffffefa9",
            "7ffff7fe4b70 7fffffffedf0",
            "424 12 52 132 4 160 28"),
        new("c-pie", true, ["/opt/vmrec-c-pie"], "/opt/vmrec-c-pie", CPieFile,
            """
            2aaaaaaab000-2aaaaaaac000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaaac000-2aaaaaad2000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaad2000-2aaaaaadc000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaadc000-2aaaaaae0000 rw-p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            2aaaaaae0000-2aaaaaae4000 r--p 00000000 [vvar]
            2aaaaaae4000-2aaaaaae6000 r--p 00000000 [vvar_vclock]
            2aaaaaae6000-2aaaaaae8000 r-xp 00000000 [vdso]
            555555554000-555555555000 r--p 00000000 /opt/vmrec-c-pie
            555555555000-555555556000 r-xp 00001000 /opt/vmrec-c-pie
            555555556000-555555557000 r--p 00002000 /opt/vmrec-c-pie
            555555557000-55555555d000 rw-p 00002000 /opt/vmrec-c-pie
            55555555d000-555555560000 rw-p 00000000
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "555555555000 555555555149 555555557e00 55555555ce40 555555560000 7fffffffedf0 7fffffffefb5 7fffffffefc6 7fffffffefc6 7fffffffefe7",
            "33=2aaaaaae6000 3=555555554040 4=38 5=d 7=2aaaaaaab000 9=555555555040 25=7fffffffef99 31=7fffffffefe7 15=7fffffffefa9",
            "2aaaaaac5b70 7fffffffedf0",
            "424 12 52 132 4 160 36"),
        new("c-static", false, ["/opt/vmrec-c-static"], "/opt/vmrec-c-static", CStaticFile,
            """
            00400000-00401000 r--p 00000000 /opt/vmrec-c-static
            00401000-00479000 r-xp 00001000 /opt/vmrec-c-static
            00479000-004a0000 r--p 00079000 /opt/vmrec-c-static
            004a0000-004ac000 rw-p 000a0000 /opt/vmrec-c-static
            004ac000-004b3000 rw-p 00000000
            7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]
            7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]
            7ffff7ffd000-7ffff7fff000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "401000 478b01 4a06d8 4ab0b0 4b3000 7fffffffede0 7fffffffefaf 7fffffffefc3 7fffffffefc3 7fffffffefe4",
            "33=7ffff7ffd000 3=400040 4=38 5=a 7=0 9=4014f0 25=7fffffffef89 31=7fffffffefe4 15=7fffffffef99",
            "4014f0 7fffffffede0",
            "880 8 76 132 480 8 24"),
        new("c-static", true, ["/opt/vmrec-c-static"], "/opt/vmrec-c-static", CStaticFile,
            """
            00400000-00401000 r--p 00000000 /opt/vmrec-c-static
            00401000-00479000 r-xp 00001000 /opt/vmrec-c-static
            00479000-004a0000 r--p 00079000 /opt/vmrec-c-static
            004a0000-004ac000 rw-p 000a0000 /opt/vmrec-c-static
            004ac000-004b3000 rw-p 00000000
            2aaaaaaab000-2aaaaaaaf000 r--p 00000000 [vvar]
            2aaaaaaaf000-2aaaaaab1000 r--p 00000000 [vvar_vclock]
            2aaaaaab1000-2aaaaaab3000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "401000 478b01 4a06d8 4ab0b0 4b3000 7fffffffede0 7fffffffefaf 7fffffffefc3 7fffffffefc3 7fffffffefe4",
            "33=2aaaaaab1000 3=400040 4=38 5=a 7=0 9=4014f0 25=7fffffffef89 31=7fffffffefe4 15=7fffffffef99",
            "4014f0 7fffffffede0",
            "880 8 76 132 480 8 24"),
        new("c-static-pie", false, ["/opt/vmrec-c-static-pie"], "/opt/vmrec-c-static-pie", CStaticPieFile,
            """
            7ffff7f38000-7ffff7f3c000 r--p 00000000 [vvar]
            7ffff7f3c000-7ffff7f3e000 r--p 00000000 [vvar_vclock]
            7ffff7f3e000-7ffff7f40000 r-xp 00000000 [vdso]
            7ffff7f40000-7ffff7f49000 r--p 00000000 /opt/vmrec-c-static-pie
            7ffff7f49000-7ffff7fc2000 r-xp 00009000 /opt/vmrec-c-static-pie
            7ffff7fc2000-7ffff7fec000 r--p 00082000 /opt/vmrec-c-static-pie
            7ffff7fec000-7ffff7ff8000 rw-p 000ab000 /opt/vmrec-c-static-pie
            7ffff7ff8000-7ffff7fff000 rw-p 00000000
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "7ffff7f49000 7ffff7fc1b41 7ffff7fec518 7ffff7ff70b0 555555555000 7fffffffede0 7fffffffefa7 7fffffffefbf 7fffffffefbf 7fffffffefe0",
            "33=7ffff7f3e000 3=7ffff7f40040 4=38 5=c 7=0 9=7ffff7f495b0 25=7fffffffef89 31=7fffffffefe0 15=7fffffffef99",
            "7ffff7f495b0 7fffffffede0",
            "928 8 76 132 484 8 16"),
        new("c-static-pie", true, ["/opt/vmrec-c-static-pie"], "/opt/vmrec-c-static-pie", CStaticPieFile,
            """
            2aaaaaaab000-2aaaaaab4000 r--p 00000000 /opt/vmrec-c-static-pie
            2aaaaaab4000-2aaaaab2d000 r-xp 00009000 /opt/vmrec-c-static-pie
            2aaaaab2d000-2aaaaab57000 r--p 00082000 /opt/vmrec-c-static-pie
            2aaaaab57000-2aaaaab63000 rw-p 000ab000 /opt/vmrec-c-static-pie
            2aaaaab63000-2aaaaab6a000 rw-p 00000000
            2aaaaab6a000-2aaaaab6e000 r--p 00000000 [vvar]
            2aaaaab6e000-2aaaaab70000 r--p 00000000 [vvar_vclock]
            2aaaaab70000-2aaaaab72000 r-xp 00000000 [vdso]
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """,
            "2aaaaaab4000 2aaaaab2cb41 2aaaaab57518 2aaaaab620b0 555555555000 7fffffffede0 7fffffffefa7 7fffffffefbf 7fffffffefbf 7fffffffefe0",
            "33=2aaaaab70000 3=2aaaaaaab040 4=38 5=c 7=0 9=2aaaaaab45b0 25=7fffffffef89 31=7fffffffefe0 15=7fffffffef99",
            "2aaaaaab45b0 7fffffffede0",
            "928 8 76 132 484 8 24"),
    ];
}
