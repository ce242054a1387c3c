namespace MemDsl.Runtime;

/// <summary>Copying a machine.</summary>
public sealed partial class Machine
{
    /// <summary>
    /// A machine in the same state that shares nothing with this one that either could see change. Small objects are copied; frames, tables, trees
    /// and indices are shared in chunks until one side writes to them. No one listens to the clone's events.
    /// </summary>
    public Machine Clone()
    {
        var kernel = new Kernel(Options, MachineParts.CloneOf(_kernel));
        kernel.CurrentCpu = kernel.Cpus[_kernel.CurrentCpu.Id];
        kernel.AdoptFiles(_kernel);
        kernel.Mms.Adopt(_kernel.Mms, kernel);
        kernel.Processes.Adopt(_kernel.Processes, kernel);

        // What was written so far belongs to neither any more.
        _kernel.Ownership.Renew();
        return new Machine(kernel);
    }
}
