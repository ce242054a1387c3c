using MemDsl.Runtime.Events;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime;

/// <summary>
/// A computer with Linux's memory manager on it: RAM, CPUs, processes and files. Deterministic and single-threaded: the same options and
/// the same calls give the same machine, byte for byte.
/// </summary>
public sealed partial class Machine
{
    private readonly Kernel _kernel;

    /// <summary>Boots a machine without processes. <see cref="MachineOptions.Check"/> must be empty.</summary>
    public Machine(MachineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.Check();
        if (!problems.IsEmpty)
        {
            throw new ArgumentException($"{problems[0].Key} {problems[0].Problem}", nameof(options));
        }

        throw new InvalidOperationException("not yet");
    }

    private Machine(Kernel kernel) => _kernel = kernel;

    private InvalidOperationException NotYet() => new($"not yet: {Options}");

    public Kernel Kernel => _kernel;

    public MachineOptions Options => _kernel.Options;

    public EventSource Events => _kernel.Events;

    public ProcessTable Processes => _kernel.Processes;

    public FileTable Files => _kernel.Files;

    public MachineRandom Random => _kernel.Random;

    /// <summary>
    /// A new process with a program in it, as fork and execve give one; the value is its pid. Fails as execve does.
    /// </summary>
    public SyscallResult Spawn(SpawnRequest request) => throw NotYet();

    /// <summary>The first process, pid 1; there may be only one in a machine's life.</summary>
    public SyscallResult Boot(SpawnRequest request) => throw NotYet();

    /// <summary>A file of <paramref name="size"/> zeros, in the page cache.</summary>
    public MemoryFile CreateFile(string path, ulong size) => Files.Create(path, ReadOnlyMemory<byte>.Empty, size);

    /// <summary>A file with these bytes, in the page cache.</summary>
    public MemoryFile CreateFile(string path, ReadOnlyMemory<byte> bytes) => Files.Create(path, bytes, (ulong)bytes.Length);

    /// <summary>A machine in the same state that shares nothing with this one that either could see change.</summary>
    public Machine Clone() => throw NotYet();
}
