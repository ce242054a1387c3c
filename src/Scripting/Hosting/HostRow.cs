using System.Collections.Immutable;
using System.Reflection;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Hosting;

/// <summary>Methods of a host program as rows of the library.</summary>
internal static class HostRow
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>A row for every public method and readable property that a class declares itself.</summary>
    public static Row[] MembersOf(HostTypes types, Type type, ObjectType declared)
    {
        var rows = new List<Row>();
        foreach (var property in type.GetProperties(Own))
        {
            if (property.GetMethod is { IsPublic: true } getter && property.GetIndexParameters().Length == 0)
                rows.Add(Of(types, HostTypes.SnakeCase(property.Name), declared, getter, null, "") with { Kind = LibraryFunctionKind.Property });
        }

        foreach (var method in type.GetMethods(Own))
        {
            if (method.IsSpecialName || method.IsGenericMethod || method.GetBaseDefinition().DeclaringType == typeof(object)) continue;
            rows.Add(Of(types, HostTypes.SnakeCase(method.Name), declared, method, null, ""));
        }

        return [.. rows];
    }

    /// <param name="types">What C# types are in a script.</param>
    /// <param name="name">As scripts write it.</param>
    /// <param name="on">The type it is called on; null for a function.</param>
    /// <param name="method">The code.</param>
    /// <param name="target">What it is called on, unless a script says so.</param>
    /// <param name="documentation">What completion and help show.</param>
    public static Row Of(HostTypes types, string name, ObjectType? on, MethodInfo method, object? target, string documentation)
    {
        var arguments = method.GetParameters();
        var parameters = ImmutableArray.CreateBuilder<LibraryParameter>();
        foreach (var argument in arguments)
        {
            if (argument.ParameterType == typeof(Machine)) continue;
            var type = Annotated(types.Of(argument.ParameterType, $"{name}({argument.Name})"), argument);
            parameters.Add(new LibraryParameter(HostTypes.SnakeCase(argument.Name ?? "value"), type) { IsOptional = argument.HasDefaultValue });
        }

        var result = Annotated(types.Of(method.ReturnType, name), method.ReturnParameter);
        var call = new HostCall(name, method, target, on is not null, arguments, [.. parameters.Select(parameter => parameter.Type)], result);
        return new Row
        {
            Kind = on is null ? LibraryFunctionKind.Function : LibraryFunctionKind.Method,
            On = on,
            Name = name,
            Parameters = parameters.ToImmutable(),
            Result = result,
            CanFail = method.ReturnType == typeof(SyscallResult),
            CanRaise = method.ReturnType == typeof(AccessResult),
            Changes = arguments.Any(argument => argument.ParameterType == typeof(Machine) || argument.ParameterType == typeof(Process)) ? (CallEffectKinds)~0 : CallEffectKinds.None,
            Doc = documentation.Length > 0 ? documentation : "A function of the program that runs the script.",
            Run = call.Run,
        };
    }

    /// <summary><c>string?</c> is nullable by an annotation only, which is no part of the type.</summary>
    private static TypeSymbol Annotated(TypeSymbol type, ParameterInfo parameter) =>
        type is not NullableType && new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable ? new NullableType(type) : type;

    /// <summary>One method of the host, ready to be called.</summary>
    private sealed class HostCall(
        string name, MethodInfo method, object? target, bool hasReceiver, ParameterInfo[] parameters, ImmutableArray<TypeSymbol> types, TypeSymbol result)
    {
        private readonly MethodInvoker _invoker = MethodInvoker.Create(method);

        public CallStatus Run(CallContext call)
        {
            var receiver = hasReceiver ? call.ReceiverSlot.Reference : target;
            var arguments = new object?[parameters.Length];
            try
            {
                for (int i = 0, given = 0; i < parameters.Length; i++)
                {
                    var type = parameters[i].ParameterType;
                    if (type == typeof(Machine)) arguments[i] = call.World.Machine;
                    else if (!call.IsGiven(given)) arguments[i] = Default(types[given++], parameters[i]);
                    else arguments[i] = HostTypes.To(HostTypes.Box(types[given], call.Argument(given++), call.World), type);
                }
            }
            catch (InvalidCastException problem)
            {
                return call.Error(DiagnosticDescriptors.CannotDo, $"{name}: {problem.Message}");
            }
            catch (BlockProblem problem)
            {
                return call.Error(problem.Descriptor, problem.Arguments);
            }

            return Invoke(call, receiver, arguments);
        }

        private CallStatus Invoke(CallContext call, object? receiver, object?[] arguments)
        {
            object? value;
            try
            {
                value = _invoker.Invoke(receiver, arguments.AsSpan());
            }
#pragma warning disable CA1031 // What a host's function throws stops the script that called it, not the host.
            catch (Exception thrown) when (thrown is not (LimitException or OutOfMemoryException or OperationCanceledException))
#pragma warning restore CA1031
            {
                return call.Error(DiagnosticDescriptors.HostException, name, thrown.GetType().Name, thrown.Message.ReplaceLineEndings(" "));
            }

            if (value is SyscallResult syscall) return call.Return(syscall);
            if (value is AccessResult access) return call.Return(access);
            if (result == PrimitiveType.Void) return call.Return();
            try
            {
                call.Result = HostTypes.Write(value, result, call.World);
                return CallStatus.Done;
            }
            catch (BadValueException problem)
            {
                return call.Error(DiagnosticDescriptors.CannotDo, $"{name} gave {problem.Value}: {problem.Message}");
            }
        }

        private static object? Default(TypeSymbol type, ParameterInfo parameter) =>
            parameter.HasDefaultValue ? parameter.DefaultValue : type is NullableType ? null : throw new InvalidCastException($"'{parameter.Name}' is not given");
    }
}
