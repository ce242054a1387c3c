using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Exec;
using ImmutableCollectionsMarshal = System.Runtime.InteropServices.ImmutableCollectionsMarshal;

namespace MemDsl.Scripting.Images;

/// <summary>Makes programs of a script's image declarations: synthetic ones become real ELF bytes, real ones are read from the host.</summary>
public sealed class ImageLinker(HostFiles files)
{
    private readonly Dictionary<ImageDescriptor, LinkResult> _linkedFor64 = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ImageDescriptor, LinkResult> _linkedFor32 = new(ReferenceEqualityComparer.Instance);

    public HostFiles Files { get; } = files;

    /// <summary>
    /// Links an image of a program, and before it those that it names as its interpreter. An image that does not say its class has the machine's own.
    /// The result is made once an architecture, and shared.
    /// </summary>
    public LinkResult Link(OperationProgram program, int index, Architecture machine)
    {
        ArgumentNullException.ThrowIfNull(program);
        var descriptor = program.Images[index];
        var linked = machine == Architecture.X86_32 ? _linkedFor32 : _linkedFor64;
        if (linked.TryGetValue(descriptor, out var known)) return known;
        var result = descriptor switch
        {
            ElfImageDescriptor elf => Open(elf),
            SyntheticImageDescriptor synthetic => Build(program, synthetic, machine),
            _ => throw new InvalidOperationException($"no such image: {descriptor}"),
        };
        linked.Add(descriptor, result);
        return result;
    }

    private LinkResult Open(ElfImageDescriptor elf)
    {
        var opened = ProgramImage.Open(Files, elf.Path);
        if (opened.Image is { } image) return LinkResult.Of(image);
        if (Files.Refusal is { } refusal) return LinkResult.Failed(refusal.Descriptor, refusal.Message, elf.Span);
        return opened.File is HostFile.Refused refused
            ? LinkResult.Failed(DiagnosticDescriptors.FileUnreadable, refused.Why, elf.Span)
            : LinkResult.Failed(DiagnosticDescriptors.FileMissing, $"there is no file '{elf.Path}'", elf.Span);
    }

    private LinkResult Build(OperationProgram program, SyntheticImageDescriptor image, Architecture machine)
    {
        LinkResult? interpreter = image.InterpreterImage < 0 ? null : Link(program, image.InterpreterImage, machine);
        if (interpreter is { Program: null }) return interpreter;
        var built = ElfImageBuilder.Build(Template(image, interpreter, machine));
        if (!built.IsSuccess)
        {
            var problem = built.Problems[0];
            var span = problem.Part switch
            {
                ElfImagePart.Section when problem.Index >= 0 => image.Sections[problem.Index].Span,
                ElfImagePart.Load when problem.Index >= 0 => image.Segments[problem.Index].Span,
                _ => image.Span,
            };
            return LinkResult.Failed(DiagnosticDescriptors.ImageImpossible, problem.Message, span);
        }

        return LinkResult.Of(interpreter is not null
            ? ProgramImage.FromBytes(image.Name, built.Bytes, interpreter.Program)
            : ProgramImage.FromBytes(image.Name, built.Bytes, Files));
    }

    private static ElfImageTemplate Template(SyntheticImageDescriptor image, LinkResult? interpreter, Architecture machine) => new()
    {
        Name = image.Name,
        Type = image.IsDynamic ? ElfType.SharedObject : ElfType.Executable,
        Class = (image.Class ?? (machine == Architecture.X86_32 ? 32 : 64)) == 32 ? ElfClass.Elf32 : ElfClass.Elf64,
        Base = image.Base,
        Entry = image.Entry is { } entry ? new ElfEntryPoint(entry.Section, entry.Offset) : null,
        Interpreter = image.InterpreterPath ?? interpreter?.Program?.FileName,
        Stack = image.Stack switch
        {
            "rwx" => ElfStack.ReadWriteExecute,
            "absent" => ElfStack.Absent,
            _ => ElfStack.ReadWrite,
        },
        Sections = Sections(image),
        Loads = Loads(image),
    };

    private static ImmutableArray<ElfSectionTemplate> Sections(SyntheticImageDescriptor image)
    {
        var sections = new ElfSectionTemplate[image.Sections.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            var one = image.Sections[i];
            sections[i] = new ElfSectionTemplate(one.Name, one.Size, Flags(one.Permissions), one.IsNoBits);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sections);
    }

    private static ImmutableArray<ElfLoadTemplate> Loads(SyntheticImageDescriptor image)
    {
        var loads = new ElfLoadTemplate[image.Segments.Length];
        for (var i = 0; i < loads.Length; i++)
        {
            var one = image.Segments[i];
            loads[i] = new ElfLoadTemplate(one.Address, Flags(one.Permissions), one.FileSize, one.MemorySize, one.Align);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(loads);
    }

    private static ElfSegmentFlags Flags(string permissions)
    {
        ElfSegmentFlags flags = default;
        if (permissions[0] == 'r') flags |= ElfSegmentFlags.Read;
        if (permissions[1] == 'w') flags |= ElfSegmentFlags.Write;
        if (permissions[2] == 'x') flags |= ElfSegmentFlags.Execute;
        return flags;
    }
}

/// <summary>A linked program, or why there is none.</summary>
/// <param name="Program">Null when it could not be made.</param>
/// <param name="Descriptor">The diagnostic of the problem.</param>
/// <param name="Problem">The problem in words; null when there is none.</param>
/// <param name="Span">The part of the declaration that is at fault.</param>
public sealed record LinkResult(ProgramImage? Program, DiagnosticDescriptor Descriptor, string? Problem, TextSpan Span)
{
    public static LinkResult Of(ProgramImage program) => new(program, DiagnosticDescriptors.ImageImpossible, null, default);

    public static LinkResult Failed(DiagnosticDescriptor descriptor, string problem, TextSpan span) => new(null, descriptor, problem, span);
}
