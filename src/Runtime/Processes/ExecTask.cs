using MemDsl.Runtime.Events;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>A process as exec sees it.</summary>
internal sealed class ExecTask : IExecTask
{
    /// <summary>TASK_COMM_LEN less the NUL.</summary>
    private const int CommBytes = 15;

    private readonly Process _process;
    private readonly ExecRequest _request;
    private readonly Kernel _kernel;

    public ExecTask(Process process, ExecRequest request)
    {
        _process = process;
        _request = request;
        _kernel = process.Kernel;
    }

    public MachineOptions Options => _kernel.Options;

    public EventSource Events => _kernel.Events;

    public MachineRandom Random => _kernel.Random;

    public Caller Caller => _process.Caller;

    public Credentials Credentials => _process.Credentials;

    public MmStruct? CreateAddressSpace(AddressSpaceLayout layout)
    {
        _kernel.Work.Add(WorkMeter.AddressSpace);
        return AddressSpaceLife.Create(_kernel, layout);
    }

    public void Discard(MmStruct mm) => AddressSpaceLife.Put(_kernel, mm);

    public IVmFile Open(ProgramImage program)
    {
        var open = _kernel.Files.Open(_kernel.Files.ForProgram(program.Path, program.Bytes), OpenFileMode.Read);
        _kernel.Files.Hold(open.Id);
        return open;
    }

    public void Release(IVmFile file) => _kernel.Files.Put(file.Id);

    public SyscallResult Write(MmStruct mm, VirtualAddress address, ReadOnlySpan<byte> bytes) =>
        UserMemory.WriteInto(_process, mm, address, bytes);

    public VdsoMappings Vdso(bool is64Bit) => is64Bit ? _kernel.VdsoPages.For64Bit : _kernel.VdsoPages.For32Bit;

    public void BeginNewProgram(MmStruct mm) => _process.SwitchTo(mm);

    public void Start(LoadedProgram program)
    {
        string name = _request.FileName[(_request.FileName.LastIndexOf('/') + 1)..];
        _process.Comm = name.Length > CommBytes ? name[..CommBytes] : name;
        _process.Arguments = _request.Arguments;
        _process.EnvironmentStrings = _request.Environment;
        _process.Personality = program.Personality;
        _process.Is32Bit = !program.Is64Bit;
        _process.Program = program;
    }

    public bool IsKilled => _process.State != ProcessState.Running || _process.IsOomVictim;

    public void Kill(AccessResult signal)
    {
        _kernel.Events.EmitDecided(EventKind.Signal, (ulong)signal.Signal, (ulong)signal.Code, signal.Address, signal.Rule, signal.Operands);
        _process.Kill(signal.Signal);
    }
}
