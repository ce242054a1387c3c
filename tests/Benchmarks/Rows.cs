namespace MemDsl.Benchmarks;

/// <summary>An operation that is measured on the model and, by the same key, on the kernel underneath.</summary>
/// <param name="Key">The row's name in the kernel helper's output.</param>
/// <param name="Name">What the table calls it.</param>
/// <param name="Aim">What it should cost, in words.</param>
/// <param name="Prepare">Makes a machine in the right state, and the round that is timed on it.</param>
internal sealed record KernelRow(string Key, string Name, string Aim, Func<Round> Prepare);

/// <summary>Something about the language or a whole machine, which no kernel can be asked.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Aim">What it should be, in words.</param>
/// <param name="Measure">The measured value, and what it is compared with.</param>
internal sealed record LanguageRow(string Name, string Aim, Func<Comparison> Measure);

/// <summary>A measured value beside another.</summary>
/// <param name="Value">As shown.</param>
/// <param name="Base">What it is compared with, as shown; empty when it stands alone.</param>
/// <param name="Ratio">Value over base; null when it stands alone.</param>
internal readonly record struct Comparison(string Value, string Base = "", double? Ratio = null);

/// <summary>One timed round: runs its operation some times and gives the nanoseconds that one took.</summary>
internal delegate double Round();
