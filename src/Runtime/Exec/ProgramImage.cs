namespace MemDsl.Runtime.Exec;

/// <summary>
/// A file that can be given to exec: its bytes, its names, and the interpreter that its first PT_INTERP names, opened beforehand, so that
/// executing it touches nothing outside the machine. Immutable; many machines may share one.
/// </summary>
public sealed class ProgramImage
{
    private ProgramImage(string fileName, string path, ElfFile elf) => (FileName, Path, Elf) = (fileName, path, elf);

    /// <summary>What exec is called with, and AT_EXECFN says.</summary>
    public string FileName { get; }

    /// <summary>What maps show: <see cref="FileName"/> with its symbolic links resolved.</summary>
    public string Path { get; }

    public ElfFile Elf { get; }

    public ReadOnlyMemory<byte> Bytes => Elf.Bytes;

    /// <summary>The file that PT_INTERP names, if it could be opened.</summary>
    public ProgramImage? Interpreter { get; private init; }

    /// <summary>Why the interpreter could not be opened, where opening it was refused; null also where it is only missing.</summary>
    public string? InterpreterRefusal { get; private init; }

    /// <summary>A file that exists only here. <paramref name="interpreter"/> is what its PT_INTERP is to find, whatever path stands there.</summary>
    public static ProgramImage FromBytes(string name, ReadOnlyMemory<byte> bytes, ProgramImage? interpreter = null) =>
        new(name, name, ElfFile.Read(bytes)) { Interpreter = interpreter };

    /// <summary>A file that exists only here, whose interpreter is a host's file.</summary>
    public static ProgramImage FromBytes(string name, ReadOnlyMemory<byte> bytes, IHostFiles files) =>
        WithInterpreter(name, name, bytes, files);

    /// <summary>A host's file and its interpreter, or null with the reason where the file cannot be opened.</summary>
    public static ProgramImageResult Open(IHostFiles files, string path)
    {
        ArgumentNullException.ThrowIfNull(files);
        var file = files.Open(path);
        return file is HostFile.Found found
            ? new ProgramImageResult(WithInterpreter(path, found.ResolvedPath, found.Bytes, files), file)
            : new ProgramImageResult(null, file);
    }

    private static ProgramImage WithInterpreter(string name, string path, ReadOnlyMemory<byte> bytes, IHostFiles files)
    {
        var elf = ElfFile.Read(bytes);
        if (InterpreterPath(bytes) is not { Length: > 0 } interpreter)
            return new ProgramImage(name, path, elf);
        return files.Open(interpreter) switch
        {
            HostFile.Found found => new ProgramImage(name, path, elf)
            {
                Interpreter = new ProgramImage(interpreter, found.ResolvedPath, ElfFile.Read(found.Bytes)),
            },
            HostFile.Refused refused => new ProgramImage(name, path, elf) { InterpreterRefusal = refused.Why },
            _ => new ProgramImage(name, path, elf),
        };
    }

    /// <summary>PT_INTERP as the kernel reads it, which looks at e_machine where tools look at EI_CLASS; a 64-bit kernel knows both widths.</summary>
    private static string? InterpreterPath(ReadOnlyMemory<byte> bytes) =>
        ElfExecutable.ReadProgram(bytes, Architecture.X86_64).File?.ReadInterpreterPath() is ({ } path, { IsOk: true })
            ? System.Text.Encoding.UTF8.GetString(path.Span)
            : null;
}

/// <summary>What opening a program gave.</summary>
/// <param name="Image">The program, or null if it could not be opened.</param>
/// <param name="File">What the host said about the file itself.</param>
public readonly record struct ProgramImageResult(ProgramImage? Image, HostFile File);
