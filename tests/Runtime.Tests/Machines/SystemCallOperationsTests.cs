using System.Diagnostics;
using System.Globalization;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>
/// Random system calls never break an invariant. A test run carries out some; <c>MEM_FUZZ</c> in the environment says how many when someone has the
/// time. A failure names the seed and the operation: <c>SystemCallOperations.Start(seed)</c> and as many steps lead there again.
/// </summary>
public class SystemCallOperationsTests
{
    /// <summary>After so many operations the next seed brings another machine.</summary>
    private const int OnOneMachine = 2_500;

    private const string CountVariable = "MEM_FUZZ";
    private const string SeedVariable = "MEM_FUZZ_SEED";

    [Fact]
    public void Random_system_calls_keep_every_invariant_checked_every_hundred() => Run(20_000, checkedEach: 100, share: 1, firstSeed: 1);

    [Fact]
    public void Random_system_calls_keep_every_invariant_checked_after_each() => Run(1_000, checkedEach: 1, share: 20, firstSeed: 1_000_000);

    [Fact]
    public void Each_rule_that_a_call_names_stands_in_the_table_of_the_call()
    {
        var strangers = new SortedSet<string>(StringComparer.Ordinal);
        int refusals = 0;
        for (ulong seed = 1; seed <= 8; seed++)
        {
            var operations = SystemCallOperations.Start(seed);
            for (int i = 0; i < OnOneMachine; i++) operations.Step();
            foreach (var (call, rules) in operations.Refusals)
            {
                refusals += rules.Count;
                var table = ErrnoTable.Find(call);
                foreach (var rule in rules)
                {
                    if (table is null || !table.Has(rule)) strangers.Add($"{call}: {rule.Id}");
                }
            }
        }

        Assert.True(strangers.Count == 0, string.Join(Environment.NewLine, strangers));
        Assert.InRange(refusals, 200, int.MaxValue);
    }

    private static void Run(int usual, int checkedEach, int share, ulong firstSeed)
    {
        int count = Number(CountVariable) is { } wanted ? (int)wanted / share : usual;
        ulong seed = Number(SeedVariable) ?? firstSeed;
        var watch = Stopwatch.StartNew();
        for (int done = 0; done < count; seed++)
        {
            int steps = Math.Min(OnOneMachine, count - done);
            RunOne(seed, steps, checkedEach);
            done += steps;
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromHours(2));
    }

    private static void RunOne(ulong seed, int steps, int checkedEach)
    {
        int i = 0;
        try
        {
            var operations = SystemCallOperations.Start(seed);
            for (; i < steps; i++)
            {
                operations.Step();
                if ((i + 1) % checkedEach == 0) operations.Machine.Validate();
            }

            operations.Machine.Validate();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed}, operation {i}: {failure.Message}", failure);
        }
    }

    private static ulong? Number(string variable) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
}
