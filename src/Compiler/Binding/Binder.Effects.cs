using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>
/// What can fail, and what can raise a signal: an expectation of what cannot happen is a mistake. A function may be called before its body is bound, so
/// expectations of calls are judged at the end, when it is known what every function calls.
/// </content>
internal sealed partial class Binder
{
    private readonly List<FunctionSymbol> _calls = [];
    private readonly List<Expectation> _expectations = [];
    private readonly Dictionary<FunctionSymbol, FunctionEffects> _functionEffects = [];

    [Flags]
    private enum CallEffect
    {
        None = 0,
        Fails = 1,
        Raises = 2,
    }

    /// <summary>How much was bound so far: what came between two of these is what an expression contains.</summary>
    private readonly record struct EffectCount(int Failable, int Raising, int Calls);

    /// <param name="Own">What library calls in the body can do.</param>
    /// <param name="Calls">The script's functions that it calls.</param>
    private sealed record FunctionEffects(CallEffect Own, ImmutableArray<FunctionSymbol> Calls)
    {
        public CallEffect All { get; set; } = Own;
    }

    private sealed record Expectation(ImmutableArray<FunctionSymbol> Calls, CallEffect Wanted, TextLocation Location, string What);

    private EffectCount Effects => new(_failableCalls, _raisingCalls, _calls.Count);

    /// <summary>Reports, now or at the end, when nothing since <paramref name="before"/> can do what is expected.</summary>
    private void Expect(EffectCount before, CallEffect wanted, TextSpan span, string what)
    {
        var (own, calls) = Since(before);
        if ((own & wanted) == 0) _expectations.Add(new Expectation(calls, wanted, new TextLocation(_tree.Text, span), what));
    }

    private (CallEffect Own, ImmutableArray<FunctionSymbol> Calls) Since(EffectCount before)
    {
        var own = (_failableCalls > before.Failable ? CallEffect.Fails : CallEffect.None) | (_raisingCalls > before.Raising ? CallEffect.Raises : CallEffect.None);
        return (own, [.. _calls.Skip(before.Calls).Distinct()]);
    }

    private void RecordEffects(FunctionSymbol function, EffectCount before)
    {
        var (own, calls) = Since(before);
        _functionEffects[function] = new FunctionEffects(own, calls);
    }

    /// <summary>Spreads effects from callees to callers, then judges the expectations.</summary>
    private void CheckExpectations()
    {
        if (_expectations.Count == 0) return;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var effects in _functionEffects.Values)
            {
                var all = effects.Calls.Aggregate(effects.All, (sum, call) => sum | EffectsOf(call));
                changed |= all != effects.All;
                effects.All = all;
            }
        }

        foreach (var expectation in _expectations)
        {
            if (!expectation.Calls.Any(call => (EffectsOf(call) & expectation.Wanted) != 0))
                _diagnostics.Report(DiagnosticDescriptors.NothingCanFail, expectation.Location, expectation.What);
        }
    }

    // A function of an earlier submission is known no more: it may do everything.
    private CallEffect EffectsOf(FunctionSymbol function) =>
        _functionEffects.TryGetValue(function, out var effects) ? effects.All : CallEffect.Fails | CallEffect.Raises;
}
