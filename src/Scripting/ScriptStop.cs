using System.Collections.Immutable;

namespace MemDsl.Scripting;

/// <summary>Why a script or test could not go on.</summary>
/// <param name="Id">The diagnostic: MEM30xx run-time error, MEM31xx errno, MEM32xx signal, MEM5xxx limit.</param>
/// <param name="Location">The operation that stopped.</param>
/// <param name="Message">What happened, in one line.</param>
/// <param name="Reason">The rule that decided, in words; null where the machine decided nothing.</param>
/// <param name="State">The state around the address, one line each: area below, area above, page-table entry.</param>
/// <param name="Calls">The calls of script functions that were open, innermost first.</param>
public sealed record ScriptStop(
    string Id,
    ScriptLocation Location,
    string Message,
    string? Reason,
    ImmutableArray<string> State,
    ImmutableArray<ScriptLocation> Calls);
