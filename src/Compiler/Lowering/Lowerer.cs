using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Lowering;

/// <summary>Turns a bound program into operations: each function on its own, by a <see cref="FunctionLowerer"/>, into common tables.</summary>
internal static class Lowerer
{
    public static OperationProgram Lower(BoundProgram program, Library library, OperationProgram? previous)
    {
        var tables = new ProgramTables(previous);
        var functions = previous is null ? [] : previous.Functions.ToList();
        var main = new FunctionLowerer(tables, program, program.Source, isFunction: false).Lower("main", program.MainOrdinal, [], program.Main);
        functions.Add(main);
        foreach (var function in program.Functions)
        {
            var lowerer = new FunctionLowerer(tables, program, function.Source, isFunction: true);
            functions.Add(lowerer.Lower(function.Symbol.Name, function.Symbol.Ordinal, function.Symbol.Parameters, function.Body));
        }

        var tests = ImmutableArray.CreateBuilder<TestDescriptor>(program.Tests.Length);
        foreach (var test in program.Tests)
        {
            var lowerer = new FunctionLowerer(tables, program, test.Source, isFunction: false);
            var function = lowerer.Lower($"test {test.Name}", functions.Count, [], test.Body);
            functions.Add(function);
            var requirements = test.Body.Statements.OfType<BoundRequiresStatement>().Select(r => r.Descriptor);
            tests.Add(new TestDescriptor(test.Name, function, test.Machine, test.Source, test.Span) { Requirements = [.. requirements] });
        }

        foreach (var part in program.Parts) functions.Add(new FunctionLowerer(tables, program, part.Source, isFunction: false).Lower(part.Name, functions.Count, [], part.Body));

        foreach (var lambda in program.Lambdas) functions.Add(new FunctionLowerer(tables, program, lambda.Source, isFunction: true).Lower(lambda, functions.Count));

        return new OperationProgram
        {
            Library = library,
            Main = main,
            Functions = [.. functions],
            Globals = program.Globals,
            Tests = tests.MoveToImmutable(),
            Exercises = [.. program.Exercises.Select(exercise => exercise.Descriptor)],
            Machine = program.Machine,
            Words = [.. tables.Words],
            References = [.. tables.References],
            Types = [.. tables.Types],
            TypeLists = [.. tables.TypeLists],
            Shapes = [.. tables.Shapes],
            Records = [.. tables.Records],
            Interpolations = [.. tables.Interpolations],
            Patterns = [.. tables.Patterns],
            Signals = [.. tables.Signals],
            Assertions = [.. tables.Assertions],
            Images = program.Images,
            Files = program.Files,
            Requirements = [.. tables.Requirements],
            CSharpBlocks = program.CSharpBlocks,
        };
    }
}
