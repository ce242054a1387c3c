namespace MemDsl.Compiler.Diagnostics;

/// <summary>A row of the table of diagnostics: what all diagnostics with one id have in common.</summary>
/// <param name="Id"><c>MEM1xxx</c> syntax, <c>MEM2xxx</c> binding and types, <c>MEM3xxx</c> run time, <c>MEM4xxx</c> assertions, <c>MEM5xxx</c> limits and permissions.</param>
/// <param name="Title">A few words, the same for every occurrence.</param>
/// <param name="MessageFormat">The message, with <c>{0}</c>, <c>{1}</c>, … for the arguments.</param>
/// <param name="Severity">An error stops the script from running.</param>
/// <param name="Explanation">What <c>mem explain</c> prints: what is wrong, why it is a rule, what to do.</param>
/// <param name="Example">A short script that has the mistake, or null.</param>
public sealed record DiagnosticDescriptor(
    string Id,
    string Title,
    string MessageFormat,
    DiagnosticSeverity Severity,
    string Explanation,
    string? Example = null);
