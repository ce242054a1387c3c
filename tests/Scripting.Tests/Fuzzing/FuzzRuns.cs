using System.Globalization;

namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>
/// Which inputs a fuzz test tries. Each has a seed of its own, from which alone it is made: few with each test run, and with <c>MEM_FUZZ=N</c> in the
/// environment N, beginning with the seed <c>MEM_FUZZ_SEED</c>.
/// </summary>
internal static class FuzzRuns
{
    private const int Progress = 10_000;

    /// <summary>No input takes seconds; one that takes so long never ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Whether someone has the time for as many inputs as they said.</summary>
    public static bool IsOpenEnded => Read("MEM_FUZZ") is not null;

    /// <summary>Tries inputs; a failure names the seeds. Where someone has the time, it goes on after one, and tells of each at once.</summary>
    /// <param name="usual">How many, where nobody says otherwise.</param>
    /// <param name="attempt">Makes the input of a seed and throws when something does not hold.</param>
    public static void Try(int usual, Action<int> attempt)
    {
        var first = Read("MEM_FUZZ_SEED") ?? 0;
        var watched = new Watched(first, Read("MEM_FUZZ") ?? usual, attempt);
        var worker = new Thread(watched.Run) { IsBackground = true };
        worker.Start();
        var seen = first - 1;
        while (!worker.Join(Patience))
        {
            var now = watched.Seed;
            Assert.True(now != seen || !worker.IsAlive, $"the input of MEM_FUZZ_SEED={now} does not come to its end");
            seen = now;
        }

        Assert.True(watched.Failures.Count == 0, string.Join('\n', watched.Failures));
    }

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private sealed class Watched(int first, int count, Action<int> attempt)
    {
        private const int Most = 100;

        private volatile int _seed = first;

        public int Seed => _seed;

        public List<string> Failures { get; } = [];

        public void Run()
        {
            for (var tried = 1; tried <= count && Failures.Count < (IsOpenEnded ? Most : 1); tried++, _seed++)
            {
                try
                {
                    attempt(_seed);
                }
#pragma warning disable CA1031 // Whatever it is, it is what the test looks for.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    Failures.Add($"MEM_FUZZ=1 MEM_FUZZ_SEED={_seed} repeats it:\n{failure}");
                    if (IsOpenEnded) Console.Error.WriteLine(Failures[^1]);
                }

                if (IsOpenEnded && tried % Progress == 0) Console.Error.WriteLine($"{tried} inputs");
            }
        }
    }
}
