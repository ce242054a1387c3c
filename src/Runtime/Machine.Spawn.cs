using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime;

/// <summary>Making processes from nothing.</summary>
public sealed partial class Machine
{
    private const int FirstPid = 1;

    /// <summary>
    /// A new process with a program in it, as a shell's fork and execve give one; the value is its pid. A refusal is execve's; a load that
    /// fails after the point of no return gives a process that a signal has ended, which is <see cref="ExecRules.Killed"/>'s cause as an errno.
    /// </summary>
    public SyscallResult Spawn(SpawnRequest request) => Start(request, _kernel.Processes.TakePid());

    /// <summary>The first process, pid 1; there may be only one in a machine's life.</summary>
    public SyscallResult Boot(SpawnRequest request) =>
        _kernel.Processes.TryGet(FirstPid, out _) ? ProcessRules.FirstProcessExists.Fail() : Start(request, FirstPid);

    private SyscallResult Start(SpawnRequest request, int pid)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_kernel.HasMostTasks) return ProcessRules.TooManyTasks.Fail((ulong)_kernel.MostTasks);
        var limits = ResourceLimits.CreateDefault();
        foreach (var (resource, limit) in request.Limits) limits[resource] = limit;
        var credentials = Credentials.ForUser(request.Uid);
        if (request.Capabilities is { } capabilities) credentials = credentials.WithCapabilities(capabilities);
        var process = new Process(_kernel, pid, parent: null, credentials, limits, new DescriptorTable()) { Personality = request.Personality };
        _kernel.Processes.Add(process);
        string path = request.ExecPath ?? request.Program.FileName;
        var arguments = request.Arguments.IsDefault ? [path] : request.Arguments;
        switch (process.Exec(new ExecRequest(request.Program, path, arguments, request.Environment)))
        {
            case ExecResult.Refused refused:
                _kernel.Processes.Remove(process);
                return refused.Result;
            case ExecResult.Killed killed:
                return killed.Cause;
            default:
                return SyscallResult.Ok((ulong)pid);
        }
    }
}
