using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// The latest library calls in two rings: those that changed something, and those that only looked. A failed assertion asks it which
/// change last touched what was looked at.
/// </summary>
internal sealed class CallJournal
{
    private const int Changes = 4096;
    private const int Looks = 64;

    private readonly Entry[] _changes;
    private readonly Entry[] _looks;
    private long _changeCount;
    private long _lookCount;

    public CallJournal()
    {
        _changes = new Entry[Changes];
        _looks = new Entry[Looks];
    }

    private CallJournal(CallJournal other)
    {
        _changes = (Entry[])other._changes.Clone();
        _looks = (Entry[])other._looks.Clone();
        _changeCount = other._changeCount;
        _lookCount = other._lookCount;
    }

    public CallJournal Clone() => new(this);

    public void Changed(OperationPlace place, CallEffectKinds kinds, object? receiver, ulong address, ulong length) =>
        _changes[_changeCount++ & (Changes - 1)] = new Entry(place, kinds, receiver, address, length);

    public void Looked(OperationPlace place, CallEffectKinds kinds, object? receiver, ulong address, ulong length) =>
        _looks[_lookCount++ & (Looks - 1)] = new Entry(place, kinds, receiver, address, length);

    /// <summary>The change that last touched what the calls inside <paramref name="assertion"/> looked at; null when none did.</summary>
    public OperationPlace? LastChange(ScriptSpan assertion)
    {
        Entry? latest = null;
        var latestAge = long.MaxValue;
        for (var i = 0L; i < Math.Min(Looks, _lookCount); i++)
        {
            ref readonly var look = ref _looks[(_lookCount - 1 - i) & (Looks - 1)];
            if (!assertion.Holds(look.Place)) continue;
            for (var age = 0L; age < Math.Min(Changes, _changeCount) && age < latestAge; age++)
            {
                ref readonly var change = ref _changes[(_changeCount - 1 - age) & (Changes - 1)];
                if (assertion.Holds(change.Place) || !change.Touches(look)) continue;
                latest = change;
                latestAge = age;
            }
        }

        return latest?.Place;
    }

    /// <param name="Place">The call.</param>
    /// <param name="Kinds">What it changes, or what it looks at.</param>
    /// <param name="Receiver">The handle it was called on.</param>
    /// <param name="Address">The first address concerned.</param>
    /// <param name="Length">Bytes concerned; 0 for all that the receiver has.</param>
    private readonly record struct Entry(OperationPlace Place, CallEffectKinds Kinds, object? Receiver, ulong Address, ulong Length)
    {
        public bool Touches(in Entry look)
        {
            if ((Kinds & look.Kinds) == 0) return false;
            var same = Pid(Receiver) is not { } changed || Pid(look.Receiver) is not { } looked || changed == looked;
            if (!same) return false;
            if (Length == 0 || look.Length == 0) return true;
            return Address < look.Address + look.Length && look.Address < Address + Length;
        }

        private static int? Pid(object? receiver) => receiver switch
        {
            ProcessHandle process => process.Pid,
            MmHandle mm => mm.Pid,
            StatusHandle status => status.Pid,
            KernelAccessHandle kernel => kernel.Pid,
            _ => null,
        };
    }
}
