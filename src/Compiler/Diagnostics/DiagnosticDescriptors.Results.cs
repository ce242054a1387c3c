namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM53xx: what can be wrong with files of graded submissions.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotAResult = Error(
        "MEM5301", "not a result", "{0}",
        "The file is not what mem exam grade wrote: it was cut, edited, put together from two, or is a file of another kind or of a later version. Grade the submission again. Exit status 2.");

    public static readonly DiagnosticDescriptor ResultsDiffer = Error(
        "MEM5302", "two results of one student", "'{0}' has two results that differ: '{1}' and '{2}'",
        "A class has one result for each student. The same result twice is taken once; two that differ come from two submissions, or from two versions of the exam. Take away the file that does not count. Exit status 2.");

    public static readonly DiagnosticDescriptor RunsDiffer = Error(
        "MEM5303", "results that do not belong together", "'{0}' is of {1}, '{2}' of {3}",
        "Only results of one exam, graded by one version of the model and split into the same number of parts, make a table. Exit status 2.");

    public static readonly DiagnosticDescriptor PartsMissing = Warning(
        "MEM5304", "parts of a class are missing", "{0}",
        "The folders that were named say into how many parts the class was split; not all parts are there. The table has who is there. Exit status 1.");
}
