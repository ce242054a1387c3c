using System.Security.Cryptography;
using MemDsl.Scripting;

namespace MemDsl.Exams.Model;

/// <summary>An exam as it was read from disk, and what identifies this edition of it.</summary>
/// <param name="Exam">Compiled; perhaps with errors.</param>
/// <param name="Digest">SHA-256 of the exam and of every script that it imports, in the order in which they were read; in hexadecimal.</param>
public sealed record ExamSource(Exam Exam, string Digest)
{
    /// <summary>
    /// How parts of exams and answers run: counted limits that hold what one answer can take to a second or two and some ten megabytes, and time as the net below
    /// them. An exam may name real files, as scripts may; answers may not, and neither has C#.
    /// </summary>
    public static ScriptOptions Options { get; } = ScriptOptions.Default with
    {
        MaxOperations = 20_000_000,
        MaxCallDepth = 1000,
        MaxOutput = 1 << 16,
        MaxTextLength = 1 << 18,
        MaxListLength = 1 << 17,
        MaxFailures = 100,
        MaxTime = TimeSpan.FromSeconds(20),
    };

    /// <summary>Reads and compiles an exam. Never throws for what it contains.</summary>
    public static ExamSource Load(string path, ScriptOptions? options = null)
    {
        options ??= Options;
        using var host = new DigestingHost(options.Host);
        var exam = Exam.Load(path, options with { Host = host });
        return new ExamSource(exam, host.Digest);
    }

    /// <summary>Remembers what scripts it read.</summary>
    private sealed class DigestingHost(IScriptHost host) : IScriptHost, IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string Digest => Convert.ToHexStringLower(_hash.GetCurrentHash());

        public HostRead ReadScript(string path)
        {
            var read = host.ReadScript(path);
            if (read.Bytes is not { } bytes) return read;
            _hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            _hash.AppendData(bytes);
            return read;
        }

        public HostRead ReadFile(string path) => host.ReadFile(path);

        public string ResolvePath(string path) => host.ResolvePath(path);

        public void Dispose() => _hash.Dispose();
    }
}
