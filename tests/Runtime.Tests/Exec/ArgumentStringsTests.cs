using System.Collections.Immutable;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Tests.Exec;

public class ArgumentStringsTests
{
    private const ulong EightMegabytes = 8 << 20;

    private static ArgumentStrings Strings(ImmutableArray<string> arguments, ImmutableArray<string> environment = default) =>
        new(new ExecRequest(ProgramImage.FromBytes("p", default), "p", arguments, environment));

    [Fact]
    public void An_empty_argv_becomes_one_empty_string()
    {
        var strings = Strings([]);
        Assert.Equal((1, 1ul), (strings.ArgumentCount, strings.EnvironmentOffset));
    }

    [Fact]
    public void A_string_may_have_128K_with_its_nul_and_no_more()
    {
        Assert.True(Strings([new string('a', 131071)]).CheckLimits(EightMegabytes).IsOk);
        Assert.Equal(ExecRules.StringTooLong, Strings([new string('a', 131072)]).CheckLimits(EightMegabytes).Rule);
    }

    [Fact]
    public void All_strings_share_a_quarter_of_the_stack()
    {
        ImmutableArray<string> half = [.. Enumerable.Repeat(new string('a', 65535), 8)];
        Assert.True(Strings(half).CheckLimits(EightMegabytes).IsOk);
        Assert.True(Strings(half).CheckLimits(4 * 600_000).IsOk);
        Assert.Equal(ExecRules.StringsTooLarge, Strings(half).CheckLimits(4 * 500_000).Rule);
    }

    [Fact]
    public void A_small_stack_still_takes_128K()
    {
        Assert.True(Strings([new string('a', 100_000)]).CheckLimits(65536).IsOk);
        Assert.Equal(ExecRules.StringsTooLarge, Strings([new string('a', 100_000), new string('b', 40_000)]).CheckLimits(65536).Rule);
    }

    [Fact]
    public void Pointers_count_too() =>
        Assert.Equal(ExecRules.StringsTooLarge, Strings([.. Enumerable.Repeat("", 16384)]).CheckLimits(0).Rule);
}
