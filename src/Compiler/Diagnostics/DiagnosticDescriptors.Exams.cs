namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM54xx: exams that compile and cannot be used as they are, and calls of <c>mem exam</c>.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NoExercises = Error(
        "MEM5401", "no exercises in the file", "there is no exercise in '{0}'",
        "mem exam reads files with exercise blocks. A script with assertions or tests is run by mem run.");

    public static readonly DiagnosticDescriptor NoVariants = Error(
        "MEM5402", "no variant", "the conditions of exercise '{0}' leave no variant",
        "There are no values of its vary variables for which every condition after 'where' holds.");

    public static readonly DiagnosticDescriptor TooManyVariants = Error(
        "MEM5403", "too many variants", "exercise '{0}' has {1}",
        "An exercise has at most 100,000 variants, so that all can be counted before one is drawn. Take smaller domains: a class of 1,000 is served well by some hundred variants.");

    public static readonly DiagnosticDescriptor ConditionStops = Error(
        "MEM5404", "condition stops", "the condition of '{0}' in exercise '{1}' stops: {2}",
        "A condition after 'where' says for all values of the variables whether they are a variant. It may not divide by one that can be zero.");

    private static IEnumerable<DiagnosticDescriptor> ExamRows() =>
    [
        NoExercises, NoVariants, TooManyVariants, ConditionStops,
    ];
}
