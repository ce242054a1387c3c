using System.Runtime.CompilerServices;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Events;

/// <summary>
/// Where a machine's parts tell what happens. Without a listener nothing is numbered or stored; hot paths ask <see cref="IsHeard"/> first,
/// which is one branch. Listeners nest: each hears everything between its <see cref="Attach"/> and its <see cref="Detach"/>.
/// </summary>
public sealed class EventSource
{
    private IEventListener[]? _listeners;
    private ulong _lastNumber;

    /// <summary>Whether anyone listens; where not, <see cref="Emit"/> does nothing and callers may skip its arguments.</summary>
    public bool IsHeard
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _listeners is not null;
    }

    /// <summary>Number of the event that what happens now is due to; 0 for none.</summary>
    public ulong CurrentCause { get; private set; }

    /// <summary>The process on whose behalf things happen now; 0 for none. Set by whoever starts to act for a process.</summary>
    public int CurrentPid { get; set; }

    public ulong LastNumber => _lastNumber;

    public void Attach(IEventListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        _listeners = _listeners is null ? [listener] : [.. _listeners, listener];
    }

    /// <summary>Ends what <see cref="Attach"/> began; of a listener attached twice, the later attachment.</summary>
    public void Detach(IEventListener listener)
    {
        var at = _listeners is null ? -1 : Array.LastIndexOf(_listeners, listener);
        if (at < 0) throw new InvalidOperationException("the listener is not attached");
        _listeners = _listeners!.Length == 1 ? null : [.. _listeners[..at], .. _listeners[(at + 1)..]];
    }

    /// <summary>Tells an event; gives its number, or 0 when nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Emit(EventKind kind, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0, Rule? rule = null) =>
        _listeners is null ? 0 : Tell(kind, a, b, c, d, rule);

    /// <summary>Tells an event whose rule names other numbers than the event's own words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EmitDecided(EventKind kind, ulong a, ulong b, ulong c, Rule? rule, (ulong A, ulong B) operands) =>
        _listeners is null ? 0 : Tell(new MachineEvent(++_lastNumber, CurrentCause, kind, CurrentPid, a, b, c, 0, rule) { RuleOperands = operands });

    /// <summary>Tells an event and makes it the cause of what follows; the result goes to <see cref="End"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventScope Begin(EventKind kind, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0, Rule? rule = null) =>
        _listeners is null ? new EventScope(CurrentCause) : TellAsCause(kind, a, b, c, d, rule);

    /// <summary>Gives back the cause that held before the matching <c>Begin</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(EventScope scope) => CurrentCause = scope.OuterCause;

    /// <summary>A source for a cloned machine: the same numbers and cause, and no listeners.</summary>
    public EventSource CloneForMachine() => new() { _lastNumber = _lastNumber, CurrentCause = CurrentCause, CurrentPid = CurrentPid };

    private EventScope TellAsCause(EventKind kind, ulong a, ulong b, ulong c, ulong d, Rule? rule)
    {
        var scope = new EventScope(CurrentCause);
        CurrentCause = Tell(kind, a, b, c, d, rule);
        return scope;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong Tell(EventKind kind, ulong a, ulong b, ulong c, ulong d, Rule? rule) =>
        Tell(new MachineEvent(++_lastNumber, CurrentCause, kind, CurrentPid, a, b, c, d, rule));

    private ulong Tell(in MachineEvent happened)
    {
        foreach (var listener in _listeners!) listener.OnEvent(in happened);
        return happened.Number;
    }
}
