using System.Collections.Frozen;
using System.Reflection;

namespace MemDsl.Runtime.Rules;

/// <summary>
/// Every rule of the model, for <c>mem explain</c> and the reference. A rule joins by being a static readonly field of a static class of
/// this assembly; the order is by class name, then as declared, which is the order in which the kernel checks.
/// </summary>
public static class RuleBook
{
    private static readonly Lazy<IReadOnlyList<Rule>> Rules = new(Collect);
    private static readonly Lazy<FrozenDictionary<string, Rule>> Index = new(() => All.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal));

    public static IReadOnlyList<Rule> All => Rules.Value;

    /// <summary>The rule with that id, or null.</summary>
    public static Rule? Find(string id) => Index.Value.GetValueOrDefault(id);

    private static List<Rule> Collect()
    {
        const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var all = new List<Rule>();
        foreach (var type in typeof(RuleBook).Assembly.GetTypes().Where(t => t.IsAbstract && t.IsSealed).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            foreach (var field in type.GetFields(AnyStatic).Where(f => f.FieldType == typeof(Rule)).OrderBy(f => f.MetadataToken))
                all.Add((Rule)field.GetValue(null)!);
        }

        return all;
    }
}
