using Xunit.Sdk;

namespace MemDsl.Testing.Tests;

/// <summary>The attribute as its users write it, and what it makes of scripts that do not hold.</summary>
public sealed class MemScenarioTests
{
    [MemScenario("Scripts/*.mem")]
    public void Scenario(MemTest test) => test.Run();

    [Fact]
    public async Task Each_test_block_is_a_test()
    {
        var rows = await new MemScenarioAttribute("*/*.mem".Replace("*/", "Wrong/", StringComparison.Ordinal)).GetData(null!, new DisposalTracker());

        Assert.Equal(["fails.mem: holds", "fails.mem: fails", "invalid.mem"], rows.Select(row => row.GetData()[0]?.ToString()));
    }

    [Fact]
    public void What_does_not_hold_fails_with_its_explanation()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Wrong");
        new MemTest(Path.Combine(folder, "fails.mem"), "holds").Run();

        var failed = Assert.Throws<MemTestException>(() => new MemTest(Path.Combine(folder, "fails.mem"), "fails").Run());
        Assert.Contains("MEM4001: assertion failed: one is not two", failed.Message, StringComparison.Ordinal);
        var invalid = Assert.Throws<MemTestException>(() => new MemTest(Path.Combine(folder, "invalid.mem"), null).Run());
        Assert.Contains("MEM2001", invalid.Message, StringComparison.Ordinal);
    }
}
