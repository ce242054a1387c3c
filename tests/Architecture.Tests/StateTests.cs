using System.Collections;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MemDsl.Architecture.Tests;

/// <summary>Clones and determinism rest on this: no state outside a machine or a session, no clock, no foreign randomness.</summary>
public sealed class StateTests
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Projects => new(House.AssemblyOf.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_static_field_can_be_assigned_after_start(string project)
    {
        var assignable = StaticFields(project)
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType}.{field.Name}");

        Expect.None(assignable);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_static_collection_that_others_can_see_can_be_changed(string project)
    {
        var open = StaticFields(project)
            .Where(field => !field.IsLiteral && !field.IsPrivate && IsMutableCollection(field.FieldType))
            .Select(field => $"{field.DeclaringType}.{field.Name}: {field.FieldType.Name}");

        Expect.None(open);
    }

    [Theory]
    [InlineData("Compiler")]
    [InlineData("Runtime")]
    [InlineData("Scripting")]
    public void No_room_below_the_commands_asks_the_clock_or_rolls_foreign_dice(string project)
    {
        string[] banned = ["DateTime", "DateTimeOffset", "Stopwatch", "TimeProvider", "Random", "RandomNumberGenerator", "Guid", "Thread", "Timer"];
        using var file = new PEReader(File.OpenRead(House.AssemblyPath(project)));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences
            .Select(handle => metadata.GetTypeReference(handle))
            .Where(type => metadata.GetString(type.Namespace).StartsWith("System", StringComparison.Ordinal))
            .Select(type => metadata.GetString(type.Name))
            .Intersect(banned);

        Expect.None(used);
    }

    private static IEnumerable<FieldInfo> StaticFields(string project) =>
        House.WrittenTypes(project).SelectMany(type => type.GetFields(Statics)).Where(field => !field.Name.StartsWith('<') || IsAutoProperty(field));

    private static bool IsAutoProperty(FieldInfo field) => field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal);

    private static bool IsMutableCollection(Type type) =>
        type.IsArray
        || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)
            && type.Namespace == "System.Collections.Generic" && !type.IsInterface);
}
