using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Tests.Physical;

public sealed class BuddyInfoTests
{
    [Fact]
    public void Columns_stand_as_in_the_file_of_the_kernel()
    {
        var machine = new TestMemory();
        machine.Take();

        Assert.Equal(
            """
            Node 0, zone      DMA      0      0      0      0      0      0      0      0      1      1      3 
            Node 0, zone    DMA32      1      1      1      1      1      1      1      1      1      1     11 

            """.ReplaceLineEndings("\n"),
            BuddyInfo.Format(machine.Buddy));
    }
}
