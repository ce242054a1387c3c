using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Tests.Rules;

public sealed class RuleTests
{
    private static readonly Rule Refusal = Rule.Refusal("test.refusal", Errno.EINVAL, "{0} is not below {1:s}, {1:d} bytes", "test");

    [Fact]
    public void Words_show_operands_in_hex_decimal_or_as_a_size() =>
        Assert.Equal("0xff is not below 64K, 65536 bytes", Refusal.Fail(255, 65536).Reason);

    [Fact]
    public void A_failure_has_its_errno_in_the_register() =>
        Assert.Equal(unchecked((ulong)-22L), Refusal.Fail().Value);

    [Fact]
    public void A_rule_decides_only_what_its_kind_says()
    {
        Assert.Throws<InvalidOperationException>(() => Refusal.Raise(0));
        Assert.Throws<InvalidOperationException>(() => Rule.Decision("test.decision", "", "test").Fail());
    }

    [Fact]
    public void Every_rule_has_its_own_id_words_and_source()
    {
        Assert.NotEmpty(RuleBook.All);
        Assert.Empty(RuleBook.All.GroupBy(rule => rule.Id).Where(rules => rules.Count() > 1).Select(rules => rules.Key));
        Assert.DoesNotContain(RuleBook.All, rule => rule.Words.Length == 0 || rule.Source.Length == 0 || !rule.Id.Contains('.'));
        Assert.All(RuleBook.All, rule => Assert.Same(rule, RuleBook.Find(rule.Id)));
    }

    [Theory]
    [InlineData(Errno.EINVAL, 22)]
    [InlineData(Errno.EOPNOTSUPP, 95)]
    [InlineData(Errno.EHWPOISON, 133)]
    public void Error_numbers_are_Linuxs(Errno errno, int number) => Assert.Equal(number, (int)errno);

    [Theory]
    [InlineData(SignalCode.SEGV_ACCERR, 2)]
    [InlineData(SignalCode.BUS_ADRERR, 2)]
    [InlineData(SignalCode.SI_KERNEL, 128)]
    public void Signal_codes_are_Linuxs(SignalCode code, int number) => Assert.Equal(number, code.Number());
}
