using System.Runtime.CompilerServices;
using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// What the implementation of a library row sees: its arguments, the world, and the ways to come back. One object serves every call of an executor, so
/// that a call allocates nothing.
/// </summary>
public sealed partial class CallContext
{
    internal Slot[] Stack = [];

    /// <summary>The receiver's slot in the stack; for a free function, that of the first argument.</summary>
    internal int Window;

    /// <summary>The first argument's slot.</summary>
    internal int First;

    internal Slot Result;

    private Rule? _rule;
    private (ulong A, ulong B) _operands;
    private ulong _faultAddress;

    internal CallContext(ScriptWorld world) => World = world;

    public ScriptWorld World { get; }

    internal DiagnosticDescriptor? ErrorDescriptor { get; private set; }

    internal object?[] ErrorArguments { get; private set; } = [];

    /// <summary>The handle the row was called on.</summary>
    public T Receiver<T>()
        where T : class => Unsafe.As<T>(Stack[Window].Reference!);

    /// <summary>The receiver when it is a word or of a type without a handle.</summary>
    public ref readonly Slot ReceiverSlot => ref Stack[Window];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsGiven(int parameter)
    {
        ref readonly var slot = ref Stack[First + parameter];
        return slot.Word != OperationProgram.NotGiven || slot.Reference is not null;
    }

    /// <summary>An argument of bool, int or a unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Word Word(int parameter) => Stack[First + parameter].Word;

    /// <summary>An int argument as the register of a system call holds it: 64 bits, a negative one in two's complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Register(int parameter) => unchecked((ulong)Stack[First + parameter].Word);

    public ulong Register(int parameter, ulong otherwise) => IsGiven(parameter) ? Register(parameter) : otherwise;

    /// <summary>The low 32 bits, as the kernel reads flags.</summary>
    public int Flags(int parameter) => unchecked((int)(uint)Register(parameter));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VirtualAddress Address(int parameter) => new(unchecked((ulong)Stack[First + parameter].Word));

    public bool Bool(int parameter) => Stack[First + parameter].Word != 0;

    public string Text(int parameter) => (string)Stack[First + parameter].Reference!;

    /// <summary>A reference argument; null when it was not given or is null.</summary>
    public T? Reference<T>(int parameter)
        where T : class => Stack[First + parameter].Reference as T;

    public ref readonly Slot Argument(int parameter) => ref Stack[First + parameter];

    public CallStatus Return()
    {
        Result = default;
        return CallStatus.Done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CallStatus Return(ulong word)
    {
        Result.Word = word;
        Result.Reference = null;
        return CallStatus.Done;
    }

    public CallStatus Return(long word)
    {
        Result.Word = word;
        Result.Reference = null;
        return CallStatus.Done;
    }

    public CallStatus Return(int word) => Return((long)word);

    public CallStatus Return(bool value) => Return(value ? 1L : 0L);

    public CallStatus Return(Word word)
    {
        Result.Word = word;
        Result.Reference = null;
        return CallStatus.Done;
    }

    public CallStatus Return(VirtualAddress address) => Return(address.Value);

    /// <summary>A reference; null where the row's type allows it.</summary>
    public CallStatus Return(object? reference)
    {
        Result.Word = 0;
        Result.Reference = reference;
        return CallStatus.Done;
    }

    /// <summary>A word of a nullable type.</summary>
    public CallStatus ReturnPresent(Word word)
    {
        Result = new Slot(word, OperationProgram.Present);
        return CallStatus.Done;
    }

    /// <summary>What a system call returned: its value, or its errno.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CallStatus Return(in SyscallResult result)
    {
        if (!result.IsOk) return Fail(result);
        Result.Word = result.Value;
        Result.Reference = null;
        return CallStatus.Done;
    }

    /// <summary>What an access came to: its value, or its signal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CallStatus Return(in AccessResult result)
    {
        if (!result.IsOk) return Fail(result);
        Result.Word = result.Value;
        Result.Reference = null;
        return CallStatus.Done;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public CallStatus Fail(in SyscallResult result)
    {
        _rule = result.Rule;
        _operands = result.Operands;
        _faultAddress = 0;
        return CallStatus.Failed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public CallStatus Fail(in AccessResult result)
    {
        _rule = result.Rule;
        _operands = result.Operands;
        _faultAddress = result.Address;
        return CallStatus.Failed;
    }

    /// <summary>A run-time error of the script.</summary>
    public CallStatus Error(DiagnosticDescriptor descriptor, params object?[] arguments)
    {
        ErrorDescriptor = descriptor;
        ErrorArguments = arguments;
        return CallStatus.Error;
    }

    /// <summary>An argument that does not fit its place.</summary>
    public CallStatus DoesNotFit(int parameter, string what, string why) =>
        Error(DiagnosticDescriptors.ValueDoesNotFit, Word(parameter), what, why);

    /// <summary>The failure of the last call that came back with <see cref="CallStatus.Failed"/>.</summary>
    internal CallFailure TakeFailure(OperationPlace place)
    {
        var rule = _rule ?? throw new InvalidOperationException("a failed call names no rule");
        return new CallFailure(place.FirstLine, rule.Errno, rule.Signal, rule.Code, _faultAddress, rule.Id, rule.Render(_operands.A, _operands.B));
    }
}
