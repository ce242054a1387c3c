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
    private readonly List<Process> _threads = [];
    private readonly DescriptorTable _descriptors;
    private Process? _leader;
    private Process? _parent;
    private Credentials _credentials;
    private Personality _personality;
    private int _leastOomScoreAdj;

    internal Process(Kernel kernel, int pid, Process? parent, Credentials credentials, ResourceLimits limits, DescriptorTable descriptors)
    {
        _kernel = kernel;
        Pid = pid;
        _parent = parent;
        _credentials = credentials;
        Limits = limits;
        _descriptors = descriptors;
    }

    public Kernel Kernel => _kernel;

    /// <summary>Its number; a thread that execs takes over its leader's.</summary>
    public int Pid { get; private set; }

    /// <summary>The process's, for a thread its leader's. Null for the first process and for those that a script made from nothing.</summary>
    public Process? Parent => Leader._parent;

    /// <summary>group_leader: the task that the others of the process were cloned from; itself where it is that one.</summary>
    public Process Leader => _leader ?? this;

    /// <summary>Whether it is one of a process's further threads, which no one waits for.</summary>
    public bool IsThread => _leader is not null;

    /// <summary>In the order of their births; those waited for are gone.</summary>
    public IReadOnlyList<Process> Children => _children;

    public ProcessState State { get; private set; }

    /// <summary>The status it exited with; 128 + the signal if one ended it. Means nothing while it runs.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The address space; shared by threads and by a vfork child until it execs or exits. Of no use after the process has ended.</summary>
    public MmStruct Mm { get; internal set; } = null!;

    public Credentials Credentials
    {
        get => _credentials;
        set => (_credentials, _caller) = (value, null);
    }

    /// <summary>rlim: inherited by fork, kept by exec, changed by <see cref="Setrlimit"/>.</summary>
    public ResourceLimits Limits { get; }

    internal DescriptorTable Descriptors => _descriptors;

    /// <summary>comm: the file name of the program, at most 15 bytes.</summary>
    public string Comm { get; internal set; } = "";

    public ImmutableArray<string> Arguments { get; internal set; } = [];

    public ImmutableArray<string> EnvironmentStrings { get; internal set; } = [];

    /// <summary>personality(2) bits; inherited by fork and exec.</summary>
    public Personality Personality
    {
        get => _personality;
        set => (_personality, _caller) = (value, null);
    }

    /// <summary>Whether the program is a 32-bit one (a compat task on a 64-bit kernel, native on a 32-bit one).</summary>
    public bool Is32Bit { get; internal set; }

    /// <summary>What exec found out about the program that runs: entry, stack pointer, auxiliary vector; null before the first.</summary>
    public Exec.LoadedProgram? Program { get; internal set; }

    /// <summary>min_flt: successful faults that needed no I/O.</summary>
    public long MinorFaults { get; internal set; }

    /// <summary>oom_score_adj, −1000 (never killed) to 1000; inherited by fork, kept by exec.</summary>
    public int OomScoreAdj { get; private set; }

    /// <summary>TIF_MEMDIE: the OOM killer has chosen it, and it ends when its operation does.</summary>
    internal bool IsOomVictim { get; set; }

    /// <summary>in_vfork: it runs in its parent's address space until it execs or exits.</summary>
    internal bool IsInVfork { get; private set; }

    /// <summary>maj_flt: successful faults that needed I/O.</summary>
    public long MajorFaults { get; internal set; }
}
