using MemDsl.Replay.Comparison;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Programs;

internal static class ProgramReplay
{
    public static void Run(RecordedProgram program, Tally tally, string name)
    {
    }
}
