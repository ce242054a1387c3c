using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Tests.Binding;

namespace MemDsl.Compiler.Tests.Lowering;

public class LoweringTests
{
    [Fact]
    public void An_operation_is_sixteen_bytes() => Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<Operation>());

    [Fact]
    public void A_loop_loads_what_does_not_change_once_and_calls_with_two_operations_a_round()
    {
        var program = Compile.Program(Compile.Prelude + "for i in 0..1000 { p.load(buf) }");
        var body = program.Main.Operations.ToArray();
        var next = Array.FindIndex(body, o => o.Code == OpCode.NextInRange);
        Assert.Equal(next - 1, body[next].C);
        Assert.Equal(OpCode.CallLibrary, body[next - 1].Code);
    }

    [Theory]
    [InlineData("for i in 0..3 { let t = trace { p.load(buf)\nif n == 1 { break } } }", 1)]
    [InlineData("for i in 0..3 { on cpu(0) { let t = trace { if n == 1 { continue } } } }", 2)]
    public void Leaving_a_loop_leaves_its_regions(string text, int regions)
    {
        var operations = Compile.Program(Compile.Prelude + text).Main.Operations.ToArray();
        Assert.Equal(regions, operations.Count(o => o.Code == OpCode.LeaveRegion));
    }

    [Fact]
    public void Every_target_lies_in_the_function_and_every_slot_in_the_frame()
    {
        var text = Compile.Prelude + "fn g(q: process, k: int) -> int { var s = 0\nfor v in q.maps { for j in 0..k { s += v.size * 3 + j } }\nreturn s }\n"
            + "assert (g(p, 3) > 1 or p.load(buf) == 2) and not p.maps.any(m => m.size == 4K), $\"n is {n:x}\"\nwhile n < 5 { n += 1 }\nprint p.maps.map(m => m.size).sum(), [1, 2, 3].min(), p.maps.first(m => m.start == buf)";
        foreach (var function in Compile.Program(text).Functions)
        {
            foreach (var operation in function.Operations)
            {
                var target = Compiler.Lowering.Targets.PositionOf(operation.Code) switch
                {
                    Compiler.Lowering.TargetPosition.A => operation.A,
                    Compiler.Lowering.TargetPosition.B => operation.B,
                    Compiler.Lowering.TargetPosition.C => operation.C,
                    _ => 0,
                };
                Assert.InRange(target, 0, function.Operations.Length);
                if (operation.Code is not (OpCode.Jump or OpCode.StoreGlobal or OpCode.DeclareImage or OpCode.DeclareFile)) Assert.InRange(operation.A, -1, function.SlotCount - 1);
            }
        }
    }

    [Fact]
    public void An_assertion_describes_its_comparison_and_parts()
    {
        var program = Compile.Program(Compile.Prelude + "assert p.load(buf + 1) == n + 2");
        var assertion = Assert.Single(program.Assertions);
        Assert.Equal("==", assertion.Comparison!.Operator);
        var texts = assertion.Parts.Select(part => program.Main.Source.ToString(part.Span));
        Assert.Equal(["p.load(buf + 1)", "p", "buf + 1", "buf", "n + 2", "n"], texts);
        Assert.Equal(assertion.Parts.Length, assertion.Parts.Select(part => part.Slot).Distinct().Count());
    }

    [Fact]
    public void Listings_read_as_operations()
    {
        var program = Compile.Program("fn twice(x: int) -> int { return x * 2 }\nvar n = 0\nwhile n < 3 { n += twice(n) }");
        const string expected = """
            global g0 n: int
            main: 0 parameters, 5 slots
                0  [49..50)       LoadSmall         s0 = 0
                1  [41..50)       StoreGlobal       g0 n = s0
                2  [51..80)       Jump              -> 11
                3  [65..66)       LoadGlobal        s1 = g0 n
                4  [76..77)       LoadGlobal        s3 = g0 n
                5  [70..78)       CallFunction      s2 = twice s3…
                6  [65..78)       Add               s0 = s1, s2
                7  [65..78)       StoreGlobal       g0 n = s0
                8  [57..58)       LoadGlobal        s0 = g0 n
                9  [57..62)       JumpIfLess        s0, s4 -> 3
               10  [51..80)       Jump              -> 13
               11  [61..62)       LoadSmall         s4 = 3
               12  [51..80)       Jump              -> 8
               13  [80..80)       Return
            twice: 1 parameters, 3 slots
                0  [37..38)       LoadSmall         s2 = 2
                1  [33..38)       Multiply          s1 = s0, s2
                2  [26..38)       Return            s1
                3  [40..40)       Return

            """;
        Assert.Equal(expected, program.ToString());
    }
}
