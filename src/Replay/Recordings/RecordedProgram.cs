namespace MemDsl.Replay.Recordings;

/// <summary>A system call that a real program made.</summary>
/// <param name="Name">The call, or <c>SIGSEGV</c> and the like for a signal.</param>
/// <param name="Arguments">The numbers.</param>
/// <param name="Path">The path, where the call takes one.</param>
/// <param name="Result">A number or an errno's name.</param>
public sealed record RecordedCall(string Name, ulong[] Arguments, string? Path, string Result);

/// <summary>A program at one moment: after execve or before its end.</summary>
public sealed class RecordedProgramState
{
    public Dictionary<string, ulong> Marks { get; } = new(StringComparer.Ordinal);

    public List<KeyValuePair<string, ulong>> AuxiliaryVector { get; } = [];

    public ulong InstructionPointer { get; set; }

    public ulong StackPointer { get; set; }

    /// <summary>The environment's strings, where the stack was recorded.</summary>
    public List<string> Environment { get; } = [];

    public RecordedProcess Process { get; set; } = new(0, [], false, null, null);
}

/// <summary>What the kernel made of a real program: its start, its memory calls, its end, and the program headers of its files.</summary>
public sealed class RecordedProgram
{
    public List<string> Arguments { get; } = [];

    public string Kernel { get; set; } = "";

    public bool IsLegacy { get; set; }

    public Dictionary<string, string> Sysctls { get; } = new(StringComparer.Ordinal);

    public RecordedProgramState AfterExec { get; set; } = new();

    public List<RecordedCall> Calls { get; } = [];

    public RecordedProgramState BeforeExit { get; set; } = new();

    /// <summary>The lines of <c>readelf -lW</c> by the path under which the kernel was asked for the file.</summary>
    public Dictionary<string, List<string>> Headers { get; } = new(StringComparer.Ordinal);
}
