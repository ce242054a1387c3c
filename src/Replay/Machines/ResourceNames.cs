using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Processes;

namespace MemDsl.Replay.Machines;

/// <summary>The recorder's names of limits.</summary>
internal static class ResourceNames
{
    public static Resource Of(string name) => name switch
    {
        "stack" => Resource.Stack,
        "memlock" => Resource.MemLock,
        "as" => Resource.AddressSpace,
        "data" => Resource.Data,
        _ => throw new RecordingProblemException($"the recording sets the unknown limit '{name}'"),
    };
}
