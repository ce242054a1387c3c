using System.Collections.Immutable;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>create_elf_tables, with the numbers that a real kernel gave to the same strings.</summary>
public class InitialStackTests
{
    [Fact]
    public void A_64_bit_stack_lies_as_Linux_6_18_made_it()
    {
        // sh -c 'echo hi' with three environment strings; stack top 0x7ffffffff000.
        var (stack, memory, mm) = Create(SampleImages.Pie, AddressSpaceKinds.Levels4, 8, "/bin/sh", ["/bin/sh", "-c", "echo hi"], ["PATH=/usr/bin:/bin", "LANG=C", "HOME=/"]);
        Assert.Equal(0x7fffffffede0ul, stack.Pointer.Value);
        Assert.Equal((0x7fffffffefbcul, 0x7fffffffefcful), (mm.ArgStart.Value, mm.ArgEnd.Value));
        Assert.Equal((0x7fffffffefcful, 0x7fffffffeff0ul), (mm.EnvStart.Value, mm.EnvEnd.Value));
        Assert.Equal(0x7fffffffef99ul, Value(stack, AuxiliaryType.Random));
        Assert.Equal(0x7fffffffefa9ul, Value(stack, AuxiliaryType.Platform));
        Assert.Equal(0x7fffffffeff0ul, Value(stack, AuxiliaryType.ExecFn));
        Assert.Equal(3ul, memory.Word(0x7fffffffede0));
        Assert.Equal(0x7fffffffefbcul, memory.Word(0x7fffffffede8));
        Assert.Equal(0x7fffffffefc7ul, memory.Word(0x7fffffffedf8));
        Assert.Equal(0ul, memory.Word(0x7fffffffee00));
        Assert.Equal(0x7fffffffefe9ul, memory.Word(0x7fffffffee18));
        Assert.Equal(33ul, memory.Word(0x7fffffffee28));
    }

    [Fact]
    public void A_32_bit_stack_of_the_recorded_stub_lies_as_Linux_6_18_made_it()
    {
        // One argument of 25 bytes with its NUL, one environment string of 2053, 3 GiB.
        var name = new string('s', 24);
        var (stack, _, mm) = Create(SampleImages.App32, AddressSpaceKinds.Compat3Gb, 8, name, [name], [new string('b', 0xfdf - 0x7da - 1)]);
        Assert.Equal((0xbffff7c1ul, 0xbffff7daul), (mm.ArgStart.Value, mm.ArgEnd.Value));
        Assert.Equal(0xbfffffdful, mm.EnvEnd.Value);
        Assert.Equal(0xbffff7abul, Value(stack, AuxiliaryType.Random));
        Assert.Equal(0xbffff7bbul, Value(stack, AuxiliaryType.Platform));
        Assert.Equal(0xbffff6d0ul, stack.Pointer.Value);
    }

    [Fact]
    public void The_auxiliary_vector_has_Linuxs_order()
    {
        var (stack, _, _) = Create(SampleImages.App, AddressSpaceKinds.Levels4, 8, "app", ["app"], []);
        Assert.Equal([33, 51, 16, 6, 17, 3, 4, 5, 7, 8, 9, 11, 12, 13, 14, 23, 25, 26, 31, 15, 27, 28, 0], stack.AuxiliaryVector.Select(e => (int)e.Type));
        (stack, _, _) = Create(SampleImages.App32, AddressSpaceKinds.Compat, 8, "app", ["app"], []);
        Assert.Equal([32, 33, 51], stack.AuxiliaryVector.Take(3).Select(e => (int)e.Type));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(17)]
    public void The_stack_pointer_is_a_multiple_of_16(int arguments)
    {
        var (stack, _, _) = Create(SampleImages.App, AddressSpaceKinds.Levels4, 8, "app", [.. Enumerable.Repeat("x", arguments)], ["y"]);
        Assert.Equal(0ul, stack.Pointer.Value % 16);
    }

    private static ulong Value(InitialStack stack, AuxiliaryType type) => stack.AuxiliaryVector.Single(e => e.Type == type).Value;

    private static (InitialStack Stack, BytesTask Memory, MmStruct Mm) Create(
        ElfImageTemplate template, AddressSpaceKind kind, ulong word, string fileName, ImmutableArray<string> arguments, ImmutableArray<string> environment)
    {
        var image = ProgramImage.FromBytes(fileName, SampleImages.Build(template));
        var task = new BytesTask();
        var layout = AddressSpaceLayout.Pick(kind, Personality.None, 8 << 20, task.Random, legacy: false, randomizeVaSpace: 0);
        var mm = new MmStruct(new VmContext(new Ownership(), task.Events, VmSettings.Default), layout, 1);
        var strings = new ArgumentStrings(new ExecRequest(image, fileName, arguments, environment));
        Assert.True(strings.CopyBelow(task, mm, new VirtualAddress(kind.StackTop)).IsOk);
        Assert.Equal(kind.StackTop - word - strings.FileNameOffset - (ulong)fileName.Length - 1, strings.Start.Value);
        var stack = new InitialStack(task, mm, strings)
        {
            Program = ElfExecutable.ReadProgram(image.Bytes, Architecture.X86_64).File!,
            ProgramEntry = 0x1000,
            HeadersAt = 0x40,
            InterpreterBase = 0,
            VdsoAt = new VirtualAddress(0x1000),
        };
        Assert.True(stack.Create().IsOk);
        return (stack, task, mm);
    }

    /// <summary>Memory that takes every write and keeps its bytes.</summary>
    private sealed class BytesTask : IExecTask
    {
        private readonly Dictionary<ulong, byte> _bytes = [];

        public MachineOptions Options => MachineOptions.Default;

        public EventSource Events { get; } = new();

        public MachineRandom Random { get; } = new(1);

        public Caller Caller => Caller.Default;

        public Credentials Credentials => Credentials.ForUser(0);

        public ulong Word(ulong address)
        {
            var value = 0ul;
            for (var i = 0ul; i < 8; i++)
                value |= (ulong)_bytes[address + i] << (int)(8 * i);
            return value;
        }

        public SyscallResult Write(MmStruct mm, VirtualAddress address, ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
                _bytes[address.Value + (ulong)i] = bytes[i];
            return SyscallResult.Success;
        }

        public MmStruct? CreateAddressSpace(AddressSpaceLayout layout) => null;

        public void Discard(MmStruct mm) => throw new InvalidOperationException();

        public IVmFile Open(ProgramImage program) => throw new InvalidOperationException();

        public void Release(IVmFile file) => throw new InvalidOperationException();

        public VdsoMappings Vdso(bool is64Bit) => throw new InvalidOperationException();

        public void BeginNewProgram(MmStruct mm) => throw new InvalidOperationException();

        public void Start(LoadedProgram program) => throw new InvalidOperationException();

        public bool IsKilled => false;

        public void Kill(AccessResult signal) => throw new InvalidOperationException();
    }
}
