using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Binding;

public class OperatorTests
{
    private static readonly TypeSymbol[] Words = [PrimitiveType.Int, UnitType.Address, UnitType.Pfn, UnitType.Errno, UnitType.Signal, PrimitiveType.Bool];

    [Fact]
    public void Two_different_units_never_meet()
    {
        foreach (var row in BoundBinaryOperator.Rows)
        {
            if (row.Left is UnitType && row.Right is UnitType) Assert.Equal(row.Left, row.Right);
        }
    }

    [Fact]
    public void Arithmetic_of_units_is_that_of_points_on_a_line()
    {
        foreach (var unit in (UnitType[])[UnitType.Address, UnitType.Pfn])
        {
            Assert.Equal(unit, BoundBinaryOperator.Find(SyntaxKind.PlusToken, unit, PrimitiveType.Int)!.Result);
            Assert.Equal(unit, BoundBinaryOperator.Find(SyntaxKind.MinusToken, unit, PrimitiveType.Int)!.Result);
            Assert.Equal(PrimitiveType.Int, BoundBinaryOperator.Find(SyntaxKind.MinusToken, unit, unit)!.Result);
            Assert.Equal(PrimitiveType.Int, BoundBinaryOperator.Find(SyntaxKind.PercentToken, unit, PrimitiveType.Int)!.Result);
            Assert.Equal(PrimitiveType.Int, BoundBinaryOperator.Find(SyntaxKind.AmpersandToken, unit, PrimitiveType.Int)!.Result);
            Assert.Null(BoundBinaryOperator.Find(SyntaxKind.PlusToken, unit, unit));
        }
    }

    [Fact]
    public void Words_compare_with_their_own_kind_by_word_operations()
    {
        foreach (var left in Words)
        {
            foreach (var right in Words)
            {
                var row = BoundBinaryOperator.Find(SyntaxKind.EqualsEqualsToken, left, right);
                Assert.Equal(left == right, row is not null);
                if (row is not null) Assert.Equal(OpCode.Equal, row.Code);
            }
        }
    }

    [Theory]
    [InlineData("0xffff_ffff_ffff_ffff", "18446744073709551615")]
    [InlineData("-0x8000_0000_0000_0000", "-9223372036854775808")]
    [InlineData("~0", "18446744073709551615")]
    [InlineData("~-1", "0")]
    [InlineData("-7 / 2", "-3")]
    [InlineData("-7 % 2", "-1")]
    [InlineData("1 << 63", "9223372036854775808")]
    [InlineData("-8 >> 1", "-4")]
    [InlineData("-1 & 0xff", "255")]
    [InlineData("64K + 'h'", "65640")]
    [InlineData("0.1 + 0.2 == 0.3", "true")]
    [InlineData("1 < 2 and not 2 <= 1", "true")]
    [InlineData("\"a\" < \"b\"", "true")]
    public void Constants_fold_exactly(string expression, string expected)
    {
        var tree = SyntaxTree.Parse($"let a = {expression}\nprint a");
        var compilation = Compilation.Create(tree, TestLibrary.Instance);
        Assert.Empty(compilation.GetDiagnostics().Select(d => d.ToString()));
        var declaration = (VariableDeclarationSyntax)tree.Root.Statements[0];
        var symbol = Assert.IsType<GlobalVariableSymbol>(compilation.GetSemanticModel(tree).GetSymbolInfo(declaration.Name));
        Assert.Equal(expected, symbol.Constant.ToString());
    }

    [Theory]
    [InlineData("-0x8000_0000_0000_0000 - 1")]
    [InlineData("0xffff_ffff_ffff_ffff * 0xffff_ffff_ffff_ffff")]
    [InlineData("2 << 63")]
    [InlineData("-0x8000_0000_0000_0001")]
    public void Leaving_the_range_is_found_at_compile_time(string expression) => Compile.Fails($"let a = ⟦{expression}⟧", "MEM2019");
}
