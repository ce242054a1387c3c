using System.Reflection;

namespace MemDsl.Architecture.Tests;

/// <summary>ANTLR is a detail of one folder: <c>src/Compiler/Syntax/Parsing</c>.</summary>
public sealed class ParserBoundaryTests
{
    private const string Room = "src/Compiler/Syntax/Parsing/";
    private const string Space = "MemDsl.Compiler.Syntax.Parsing";
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_file_outside_the_parsing_folder_names_the_parser_generator()
    {
        var leaks = House.SourceFiles()
            .Where(path => !path.StartsWith(Room, StringComparison.Ordinal))
            .Where(path => House.Read(path).Contains("Antlr4", StringComparison.Ordinal));

        Expect.None(leaks);
    }

    [Fact]
    public void No_type_outside_the_parsing_namespace_has_the_parser_generator_in_its_members()
    {
        var leaks =
            from type in House.Load("Compiler").GetTypes()
            where type.Namespace?.StartsWith(Space, StringComparison.Ordinal) != true
            from used in TypesInMembers(type)
            where IsParserGenerator(used)
            select $"{type} uses {used}";

        Expect.None(leaks);
    }

    [Fact]
    public void Nothing_public_lives_in_the_parsing_namespace()
    {
        var exposed = House.Load("Compiler").GetExportedTypes()
            .Where(type => type.Namespace?.StartsWith(Space, StringComparison.Ordinal) == true);

        Expect.None(exposed.Select(type => type.ToString()));
    }

    private static IEnumerable<Type> TypesInMembers(Type type)
    {
        if (type.BaseType is { } parent)
            yield return parent;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
        foreach (var field in type.GetFields(Everything))
            yield return field.FieldType;
        foreach (var method in type.GetMethods(Everything))
        {
            yield return method.ReturnType;
            foreach (var parameter in method.GetParameters())
                yield return parameter.ParameterType;
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
                yield return local.LocalType;
        }
        foreach (var parameter in type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters()))
            yield return parameter.ParameterType;
    }

    private static bool IsParserGenerator(Type type) =>
        type.Namespace?.StartsWith("Antlr4", StringComparison.Ordinal) == true
        || type.GetGenericArguments().Any(IsParserGenerator)
        || (type.GetElementType() is { } element && IsParserGenerator(element));
}
