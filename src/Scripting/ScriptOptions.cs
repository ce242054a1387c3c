using System.Collections.Immutable;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting;

/// <summary>How scripts are run: limits, seed, and what of the computer they may see.</summary>
public sealed record ScriptOptions
{
    /// <summary>The defaults of <c>mem run</c>.</summary>
    public static ScriptOptions Default { get; } = new();

    /// <summary>
    /// For the script of a stranger (<c>mem run --sandbox</c>): no C#, no file outside of the script's folder, and limits that hold it to seconds and to
    /// some hundred megabytes. What it may do and use can be widened with <c>with</c>.
    /// </summary>
    public static ScriptOptions Sandbox { get; } = new()
    {
        IsSandboxed = true,
        MaxScript = 1 << 20,
        MaxOutput = 4 << 20,
        MaxListLength = 1 << 20,
        MaxTextLength = 4 << 20,
        MaxImportDepth = 10,
        MaxRam = 64UL << 30,
        MaxFile = 64 << 20,
        MaxFailures = 1000,
        MaxEvents = 100_000,
        MaxMemory = Math.Min(1L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3),
        MaxTime = TimeSpan.FromSeconds(10),
    };

    /// <summary>No C#, whatever <see cref="CSharp"/> is, and no file outside of the script's folder and <see cref="AllowRead"/>.</summary>
    public bool IsSandboxed { get; init; }

    /// <summary>Folders whose files a sandboxed script may read besides its own (<c>--allow-read</c>).</summary>
    public ImmutableArray<string> AllowRead { get; init; } = [];

    /// <summary>Bytes that a script and its imports may have together before it is refused with MEM5016.</summary>
    public long MaxScript { get; init; } = 16 << 20;

    /// <summary>How deep imports may nest before the script is refused with MEM5017.</summary>
    public int MaxImportDepth { get; init; } = 100;

    /// <summary>Bytes of a real file that a script may name; longer ones are refused with MEM5018.</summary>
    public long MaxFile { get; init; } = 512 << 20;

    /// <summary>
    /// Time, from the beginning of a run, after which a script or test is stopped with MEM5015, wherever it is; null for none. The only limit that depends on the
    /// computer.
    /// </summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>The watch that was started for a whole script, its compilation included; null where each run has its own.</summary>
    internal TimeWatch? Watch { get; init; }

    /// <summary>Takes the place of <c>seed</c> in the machine block of every script, when given (<c>--seed</c>).</summary>
    public ulong? Seed { get; init; }

    /// <summary>Operations a script or test may execute before it is stopped with MEM5002. Long work counts for more than one.</summary>
    public long MaxOperations { get; init; } = 100_000_000;

    /// <summary>Calls of script functions that may be open at once before the script is stopped with MEM5003.</summary>
    public int MaxCallDepth { get; init; } = 10_000;

    /// <summary>Values that all open calls may keep together (parameters, variables, intermediate values) before the script is stopped with MEM5019.</summary>
    public int MaxValues { get; init; } = 4 * 1024 * 1024;

    /// <summary>Characters a script or test may print before it is stopped with MEM5004.</summary>
    public int MaxOutput { get; init; } = 16 * 1024 * 1024;

    /// <summary>Characters that one string, or bytes that one block of them, may have before the script is stopped with MEM5014.</summary>
    public int MaxTextLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>Elements that one list may have before the script is stopped with MEM5005.</summary>
    public int MaxListLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>Assertions that may fail before a script or test is stopped with MEM5007.</summary>
    public int MaxFailures { get; init; } = 10_000;

    /// <summary>Bytes of this computer's memory that may be in use before a script is stopped with MEM5008; 4G, or three quarters of what there is.</summary>
    public long MaxMemory { get; init; } = Math.Min(4L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3);

    /// <summary>Memory, in bytes, that a script's machine may be given.</summary>
    public ulong MaxRam { get; init; } = 1UL << 40;

    /// <summary>Stops a script or test at its first failed assertion.</summary>
    public bool FailFast { get; init; }

    /// <summary>Writes each operation that calls the machine, and the events it caused, to the output.</summary>
    public bool Trace { get; init; }

    /// <summary>Draws the value of a text that ends with an expression into the output, as a prompt wants it. A <see cref="ScriptSession"/> always does.</summary>
    public bool ShowsValues { get; init; }

    /// <summary>
    /// Events that a <see cref="ScriptState"/> keeps of one run; later ones are only counted. With 0 nobody listens, and nothing is counted: the machine is faster
    /// then.
    /// </summary>
    public int MaxEvents { get; init; } = 1_000_000;

    /// <summary>What scripts may call; a host adds functions and objects of its own.</summary>
    public MemLibrary Library { get; init; } = MemLibrary.Instance;

    /// <summary>Compiles the C# of scripts (<c>--allow-csharp</c>); null, the default, refuses scripts with C#, with MEM5012.</summary>
    public ICSharpEngine? CSharp { get; init; }

    internal ICSharpEngine? AllowedCSharp => IsSandboxed ? null : CSharp;

    /// <summary>The folder that imports may not leave; the script's own folder when null.</summary>
    public string? Root { get; init; }

    /// <summary>What scripts may read of the computer they run on.</summary>
    public IScriptHost Host { get; init; } = ScriptHost.Files;
}
