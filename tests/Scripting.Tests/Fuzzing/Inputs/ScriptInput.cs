using System.Text;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>The script of a seed.</summary>
internal static class ScriptInput
{
    public static byte[] Of(int seed)
    {
        var random = new Random(seed);
        var text = random.Next(8) switch
        {
            0 or 1 or 2 => TextMutation.Of(random, Corpus.Scripts),
            3 or 4 => TokenMutation.Of(random, Corpus.Scripts),
            5 => TokenMutation.Of(random, [ScriptWriter.Of(random), ScriptWriter.Of(random)]),
            _ => ScriptWriter.Of(random),
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(30) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
