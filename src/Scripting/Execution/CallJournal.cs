using System.Runtime.CompilerServices;
using MemDsl.Compiler.Operations;
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

    private readonly SharedRing<Entry> _changes;
    private readonly SharedRing<Entry> _looks;

    public CallJournal()
    {
        _changes = new SharedRing<Entry>(Changes);
        _looks = new SharedRing<Entry>(Looks);
    }

    private CallJournal(CallJournal other)
    {
        _changes = other._changes.Clone();
        _looks = other._looks.Clone();
    }

    public CallJournal Clone() => new(this);

    /// <summary>Keeps a call. The same call over and over, as in a loop, is kept once.</summary>
    /// <param name="function">The function whose operation calls.</param>
    /// <param name="index">The operation.</param>
    /// <param name="row">The row that is called; its complement when the call changed nothing.</param>
    /// <param name="code">The row.</param>
    /// <param name="receiver">The handle it is called on.</param>
    /// <param name="address">The first address concerned.</param>
    /// <param name="length">Bytes concerned; 0 for all that the receiver has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(OperationFunction function, int index, int row, in RowCode code, object? receiver, ulong address, ulong length)
    {
        var changes = code.Changes != CallEffectKinds.None;
        ref readonly var last = ref (changes ? _changes : _looks).Last;
        if (last.Index == index && last.CodedRow == row && ReferenceEquals(last.Function, function) && last.Address == address && last.Length == length
            && ReferenceEquals(last.Receiver, receiver))
            return;
        Write(changes, new Entry(function, receiver, address, length, index, row));
    }

    /// <summary>The change that last touched what the calls inside <paramref name="assertion"/> looked at; null when none did.</summary>
    public OperationPlace? LastChange(ScriptSpan assertion, RowCode[] rows)
    {
        var found = long.MaxValue;
        for (var age = 0L; age < _looks.Count; age++)
            Search(assertion, rows, _looks.Back(age), ref found);

        // Accesses both look and change; those of the assertion are the latest, but for what was evaluated between.
        for (var age = 0L; age < Math.Min(Looks, _changes.Count); age++)
            Search(assertion, rows, _changes.Back(age), ref found);
        return found == long.MaxValue ? null : _changes.Back(found).Place;
    }

    private void Search(ScriptSpan assertion, RowCode[] rows, in Entry look, ref long found)
    {
        var looked = rows[look.Row].Looks;
        if (looked == CallEffectKinds.None || !assertion.Holds(look.Place)) return;
        for (var age = 0L; age < _changes.Count && age < found; age++)
        {
            ref readonly var change = ref _changes.Back(age);
            if (change.ChangedNothing || (rows[change.Row].Changes & looked) == 0 || assertion.Holds(change.Place) || !change.Touches(look)) continue;
            found = age;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write(bool changes, in Entry entry)
    {
        if (changes) _changes.Add(entry);
        else _looks.Add(entry);
    }

    /// <param name="Function">The function whose operation called.</param>
    /// <param name="Receiver">The handle it was called on.</param>
    /// <param name="Address">The first address concerned.</param>
    /// <param name="Length">Bytes concerned; 0 for all that the receiver has.</param>
    /// <param name="Index">The operation.</param>
    /// <param name="CodedRow">The row that was called, or its complement.</param>
    private readonly record struct Entry(OperationFunction? Function, object? Receiver, ulong Address, ulong Length, int Index, int CodedRow)
    {
        public int Row => ChangedNothing ? ~CodedRow : CodedRow;

        public bool ChangedNothing => CodedRow < 0;

        public OperationPlace Place => new(Function!, Index);

        public bool Touches(in Entry look)
        {
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
