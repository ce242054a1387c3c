using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Blocks;

namespace MemDsl.CSharp;

/// <summary>
/// The submission that is made of the blocks of a script: the code of each, as it stands, inside a method that brings the script's variables in and out.
/// <code>
///   Int128 csharp0(CSharpCall __call)
///   {
///       var n = __call.Read&lt;IntCodec, Int128&gt;(0);
///       try
///       {
///   #line 12 "a.mem"
///    return n += 1;                                       the script's text
///       }
///       catch (Exception __e) when (__call.Note(__e)) { throw; }
///       finally { __call.Write&lt;IntCodec, Int128&gt;(0, n); }
///   }
///   return new Action&lt;CSharpCall&gt;[] { __call => __call.Return&lt;IntCodec, Int128&gt;(csharp0(__call)), };
/// </code>
/// </summary>
internal sealed class BlockText
{
    private readonly StringBuilder _text = new("#nullable enable annotations\n");
    private readonly int[] _starts;
    private readonly List<int> _headers = [];

    public BlockText(ImmutableArray<CSharpBlockDescriptor> blocks)
    {
        Blocks = blocks;
        _starts = new int[blocks.Length];
        for (var i = 0; i < blocks.Length; i++) AddMethod(i);
        _text.Append("return new global::System.Action<global::MemDsl.Scripting.Blocks.CSharpCall>[]\n{\n");
        for (var i = 0; i < blocks.Length; i++) AddDelegate(i);
        Text = _text.Append("};\n").ToString();
    }

    public ImmutableArray<CSharpBlockDescriptor> Blocks { get; }

    public string Text { get; }

    /// <summary>How C#'s messages call the method of a block.</summary>
    public static string NameIn(int block) => string.Create(CultureInfo.InvariantCulture, $"csharp{block}(CSharpCall)");

    /// <summary>The block whose method is at a position; 0 before the first.</summary>
    public int BlockAt(int position)
    {
        for (var i = Blocks.Length - 1; i > 0; i--)
            if (_headers[i] <= position) return i;
        return 0;
    }

    /// <summary>Where the code of a block begins in the text.</summary>
    public int StartOf(int block) => _starts[block];

    private void AddMethod(int index)
    {
        var block = Blocks[index];
        var result = block.Result == PrimitiveType.Void ? "void" : TypeOf(block.Result).Name;
        _headers.Add(_text.Length);
        _text.Append(CultureInfo.InvariantCulture, $"{result} csharp{index}(global::MemDsl.Scripting.Blocks.CSharpCall __call)\n{{\n");
        for (var i = 0; i < block.Variables.Length; i++)
        {
            var type = TypeOf(block.Variables[i].Type);
            _text.Append(CultureInfo.InvariantCulture, $"{type.Name} @{block.Variables[i].Name} = __call.Read<{type.Codec}, {type.Name}>({i});\n");
        }

        _text.Append("try\n{\n");
        var line = block.Source.GetLinePosition(block.Code.Start).Line;
        _text.Append(CultureInfo.InvariantCulture, $"#line {line} {Quoted(block.Source.Path)}\n");
        _starts[index] = _text.Length;
        _text.Append(block.Source.AsSpan(block.Code)).Append("\n#line hidden\n}\n");
        _text.Append("catch (global::System.Exception __e) when (__call.Note(__e)) { throw; }\nfinally\n{\n");
        for (var i = 0; i < block.Variables.Length; i++)
        {
            if (!block.Variables[i].IsWritable) continue;
            var type = TypeOf(block.Variables[i].Type);
            _text.Append(CultureInfo.InvariantCulture, $"__call.Write<{type.Codec}, {type.Name}>({i}, @{block.Variables[i].Name});\n");
        }

        _text.Append("}\n}\n");
    }

    private void AddDelegate(int index)
    {
        var block = Blocks[index];
        if (block.Result == PrimitiveType.Void)
        {
            _text.Append(CultureInfo.InvariantCulture, $"csharp{index},\n");
            return;
        }

        var type = TypeOf(block.Result);
        _text.Append(CultureInfo.InvariantCulture, $"__call => __call.Return<{type.Codec}, {type.Name}>(csharp{index}(__call)),\n");
    }

    private static CSharpType TypeOf(TypeSymbol type) => CSharpType.Of(type) ?? throw new InvalidOperationException($"{type} has no type in C#");

    /// <summary>A path between the quotes of <c>#line</c>, which knows no escapes.</summary>
    private static string Quoted(string path) => $"\"{path.Replace('"', '\'')}\"";
}
