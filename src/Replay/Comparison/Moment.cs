using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Comparison;

/// <summary>All processes at one moment.</summary>
internal sealed class Moment(Comparer comparer, Operator actor)
{
    private readonly FlagTexts _flagTexts = new();
    private readonly SharedFrames _frames = new();

    public void Compare(IReadOnlyList<KeyValuePair<string, RecordedProcess>> recorded)
    {
        _frames.Clear();
        int found = 0;
        foreach (var (name, process) in actor.Processes)
        {
            var other = Find(recorded, name);
            if (other is not null) found++;
            if (process.IsAlive && other is not null) comparer.CompareProcess(name, new ModelProcess(process, _flagTexts), other, _frames);
            else if (process.IsAlive != other is not null) comparer.ReportPresence(name, process.IsAlive);
        }

        if (found == recorded.Count) return;
        foreach (var (name, _) in recorded)
        {
            if (!actor.Processes.Any(process => process.Key == name)) comparer.ReportPresence(name, isInModel: false);
        }
    }

    private static RecordedProcess? Find(IReadOnlyList<KeyValuePair<string, RecordedProcess>> recorded, string name)
    {
        for (int i = 0; i < recorded.Count; i++)
        {
            if (recorded[i].Key == name) return recorded[i].Value;
        }

        return null;
    }
}
