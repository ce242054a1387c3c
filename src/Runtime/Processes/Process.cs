using System.Collections.Immutable;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>Where a process stands in its life.</summary>
public enum ProcessState
{
    Running,

    /// <summary>Ended, and not yet waited for: its address space is gone.</summary>
    Zombie,

    /// <summary>Ended and waited for, or ended without a parent that could wait.</summary>
    Dead,
}

/// <summary>
/// struct task_struct: a process as memory management sees it. Its system calls are methods that check and answer as Linux's do,
/// its loads and stores go through the current CPU and fault as they would there.
/// </summary>
public sealed partial class Process
{
    private readonly Kernel _kernel;
    private readonly List<Process> _children = [];

    internal Process(Kernel kernel, int pid, Process? parent, MmStruct mm, Credentials credentials, ResourceLimits limits)
    {
        _kernel = kernel;
        Pid = pid;
        Parent = parent;
        Mm = mm;
        Credentials = credentials;
        Limits = limits;
    }

    public Kernel Kernel => _kernel;

    public int Pid { get; }

    public Process? Parent { get; private set; }

    /// <summary>In the order of their births.</summary>
    public IReadOnlyList<Process> Children => _children;

    public ProcessState State { get; private set; }

    /// <summary>The status it exited with; means nothing while it runs.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The address space; shared by threads and by a vfork child until it execs or exits. A zombie keeps its empty one.</summary>
    public MmStruct Mm { get; internal set; }

    public Credentials Credentials { get; set; }

    public ResourceLimits Limits { get; internal set; }

    /// <summary>comm: the file name of the program, at most 15 bytes.</summary>
    public string Comm { get; internal set; } = "";

    public ImmutableArray<string> Arguments { get; internal set; } = [];

    public ImmutableArray<string> EnvironmentStrings { get; internal set; } = [];

    /// <summary>personality(2) bits; inherited by fork and exec.</summary>
    public Personality Personality { get; set; }

    /// <summary>Whether the program is a 32-bit one (a compat task on a 64-bit kernel, native on a 32-bit one).</summary>
    public bool Is32Bit { get; internal set; }

    /// <summary>min_flt: successful faults that needed no I/O.</summary>
    public long MinorFaults { get; internal set; }

    /// <summary>maj_flt: successful faults that needed I/O.</summary>
    public long MajorFaults { get; internal set; }
}
