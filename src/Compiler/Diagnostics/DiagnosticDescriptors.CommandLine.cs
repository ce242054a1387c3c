namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM51xx: what can be wrong with a call of <c>mem</c>, as opposed to a script.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor WrongUsage = Error(
        "MEM5101", "wrong usage", "{0}",
        "The command line was not understood: an unknown command or option, a missing or an unreadable value. `mem --help` and `mem COMMAND --help` list what there is. Exit status 64.");

    public static readonly DiagnosticDescriptor NoSuchFile = Error(
        "MEM5102", "no such file", "there is no file or folder '{0}'",
        "A file or folder named on the command line does not exist. Nothing was run, not even the files that do exist. Exit status 64.");

    public static readonly DiagnosticDescriptor FileNotReadable = Error(
        "MEM5103", "file cannot be read", "'{0}' cannot be read: {1}",
        "The file is there, but the operating system does not let you read it. Nothing was run. Exit status 3.");

    public static readonly DiagnosticDescriptor NoScripts = Error(
        "MEM5104", "no scripts in folder", "there is no .mem file in '{0}' or below",
        "A folder stands for all .mem files in it and below it; this one has none. Exit status 64.");

    public static readonly DiagnosticDescriptor FileNotWritable = Error(
        "MEM5105", "file cannot be written", "'{0}' cannot be written: {1}",
        "What was asked to be written is either whole or not there: a file that could not be finished was removed, and an older one is untouched. Exit status 3.");

    public static readonly DiagnosticDescriptor NothingKnown = Error(
        "MEM5106", "nothing known by that name", "nothing is known by the name '{0}'",
        "`mem explain` knows diagnostics (MEM2003), errnos (EINVAL), constants (MAP_FIXED), events (page_fault), system calls and everything else a script can name.");

    public static readonly DiagnosticDescriptor NotElf = Error(
        "MEM5107", "not an ELF file", "'{0}' is not an ELF file: {1}",
        "The file does not start with the four bytes 7f 45 4c 46, or is too short to hold an ELF header. Linux would try other binary formats and end in ENOEXEC. Exit status 2.");

    public static readonly DiagnosticDescriptor ImageNotLinked = Error(
        "MEM5108", "image cannot be linked", "{0}",
        "An image of the script could not be made into an ELF file; nothing was written. Exit status 2.");

    public static readonly DiagnosticDescriptor NoRecordings = Error(
        "MEM5109", "no recordings in folder", "there is no recording in '{0}' or below",
        "A folder stands for the recordings among the .jsonl, .jsonl.gz and .json files in it and below it; this one has none. Exit status 64.");

    public static readonly DiagnosticDescriptor NotARecording = Error(
        "MEM5110", "not a recording", "'{0}' is not a recording that can be replayed: {1}",
        "The file is not what the recorder of kernel behaviour writes, or asks for an operation that the model does not know. Exit status 2.");

    public static readonly DiagnosticDescriptor EmitNeedsFolder = Error(
        "MEM5111", "no folder for scripts", "'{0}' is to take {1} scripts, so it must be a folder",
        "mem replay --emit writes one script a recording. For one recording it takes the name of a file; for more, that of a folder, which is made if its name ends in '/'. Exit status 64.");

    public static readonly DiagnosticDescriptor EmitSameName = Error(
        "MEM5112", "two scripts of one name", "'{0}' and '{1}' would both be written to '{2}'",
        "A script is named after its recording, and two of the recordings have the same name. Write them by two calls, to two folders. Exit status 64.");

    public static readonly DiagnosticDescriptor NotEmitted = Error(
        "MEM5113", "not written as a script", "'{0}' cannot be written as a script: {1}",
        "The recording asks for something that the language has no words for. Exit status 2.");

    public static readonly DiagnosticDescriptor Defect = Error(
        "MEM5199", "a defect in mem itself", "a defect in mem itself: {0}",
        "This is never your script's fault. Run again with MEM_DEBUG=1 in the environment for the stack trace, and report it with the script. Exit status 70.");

    private static IEnumerable<DiagnosticDescriptor> CommandLineRows() =>
    [
        WrongUsage,
        NoSuchFile,
        FileNotReadable,
        NoScripts,
        FileNotWritable,
        NothingKnown,
        NotElf,
        ImageNotLinked,
        NoRecordings,
        NotARecording,
        EmitNeedsFolder,
        EmitSameName,
        NotEmitted,
        Defect,
    ];
}
