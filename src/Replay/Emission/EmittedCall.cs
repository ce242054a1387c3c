using System.Globalization;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Processes;

namespace MemDsl.Replay.Emission;

/// <summary>What a call gives back, as far as a script is concerned.</summary>
internal enum CallResult
{
    /// <summary>Zero, which goes without saying.</summary>
    Nothing,
    Address,
    Number,

    /// <summary>mincore's list.</summary>
    Residency,
}

/// <summary>One operation as a call of the language.</summary>
/// <param name="Text">The call.</param>
/// <param name="Result">What it gives.</param>
internal readonly record struct EmittedCall(string Text, CallResult Result)
{
    /// <summary>Writes calls of one recording.</summary>
    internal sealed class Writer(RecordedHeader header, ScriptVariables variables, ScriptNames names)
    {
        private const ulong Anonymous = 0x20;

        /// <param name="process">The process's name in the script.</param>
        /// <param name="symbolic">The words behind the operation's name, as written.</param>
        /// <param name="operation">The same with numbers.</param>
        /// <param name="counter">The script's name of <c>$i</c> in a repetition, or null.</param>
        /// <param name="count">The value of <c>$i</c> in <paramref name="operation"/>.</param>
        public EmittedCall Write(string process, string[] symbolic, OperationText operation, string? counter = null, ulong count = 0)
        {
            var a = operation.Arguments;
            return operation.Name switch
            {
                "mmap" => new(Mmap(process, symbolic, a, counter, count), CallResult.Address),
                "munmap" => Nothing($"munmap({At(0)}, {Bytes(1)})"),
                "mprotect" => Nothing($"mprotect({At(0)}, {Bytes(1)}, {ScriptText.Protection(a[2])})"),
                "pkey_mprotect" => Nothing($"pkey_mprotect({At(0)}, {Bytes(1)}, {ScriptText.Protection(a[2])}, {Signed(a[3])})"),
                "mremap" => new($"{process}.mremap({At(0)}, {Bytes(1)}, {Bytes(2)}{(a[3] == 0 && a[4] == 0 ? "" : ", " + ScriptText.Remap(a[3]))}{(a[4] == 0 ? "" : ", " + At(4))})", CallResult.Address),
                "remap_file_pages" => Nothing($"remap_file_pages({At(0)}, {Bytes(1)}, {ScriptText.Protection(a[2])}, {ScriptText.Number(a[3])}, {ScriptText.Mapping(a[4])})"),
                "brk" => new($"{process}.brk({At(0)})", CallResult.Address),
                "madvise" => Nothing($"madvise({At(0)}, {Bytes(1)}, {ScriptText.Advice(a[2])})"),
                "mlock" or "munlock" => Nothing($"{operation.Name}({At(0)}, {Bytes(1)})"),
                "mlock2" => Nothing($"mlock2({At(0)}, {Bytes(1)}, {ScriptText.Lock2(a[2])})"),
                "mlockall" => Nothing($"mlockall({ScriptText.LockAll(a[0])})"),
                "munlockall" => Nothing("munlockall()"),
                "msync" => Nothing($"msync({At(0)}, {Bytes(1)}, {ScriptText.Sync(a[2])})"),
                "mincore" => new($"{process}.mincore({At(0)}, {Bytes(1)}, vec: {(operation.Words.Length < 3 ? variables.Use("buf") : At(2))})", CallResult.Residency),
                "mseal" => Nothing($"mseal({At(0)}, {Bytes(1)}{(a[2] == 0 ? "" : ", " + ScriptText.Number(a[2]))})"),
                "open" => new($"{process}.open({names.Of("file", operation.Words[0])}{((a[2] & 3) >= 2 ? "" : ", " + ScriptText.OpenMode(a[2]))})", CallResult.Number),
                "memfd" => new($"{process}.memfd_create({ScriptText.Quote(operation.Words[0])})", CallResult.Number),
                "close" => Nothing($"close({Descriptor(0)})"),
                "dup" => new($"{process}.dup({Descriptor(0)})", CallResult.Number),
                "ftruncate" => Nothing($"ftruncate({Descriptor(0)}, {(header.Is32Bit && (int)(uint)a[1] < 0 ? Signed(a[1]) : Bytes(1))})"),
                "fallocate" => Nothing($"fallocate({Descriptor(0)}, {ScriptText.Allocation(a[1])}, {Bytes(2)}, {Bytes(3)})"),
                "read" or "write" => new($"{process}.{operation.Name}({Descriptor(0)}, {At(1)}, {Bytes(2)})", CallResult.Number),
                "syscall" when a[0] is (ulong)SyscallNumber.Swapon or (ulong)SyscallNumber.Swapoff or (ulong)SyscallNumber.Fork or (ulong)SyscallNumber.Vfork or (ulong)SyscallNumber.ExitGroup =>
                    throw new RecordingProblemException($"it makes system call {a[0]} by its number, whose string or process a script has no name for"),
                "syscall" => new($"{process}.syscall({string.Join(", ", Enumerable.Range(0, operation.Words.Length).Select(i => i == 0 ? ScriptText.Number(a[0]) : At(i)))})", CallResult.Number),
                "rlimit" => Nothing($"setrlimit({ScriptText.Resource(operation.Words[0])}, {ScriptText.Limit(a[1])}, {ScriptText.Limit(a[2])})"),
                "exit" => Nothing($"exit({Signed(a[0])})"),
                "exec" => Nothing($"exec({StubScript.Image(header)}, args: [path], env: [env], path: path)"),
                "load" => new($"{process}.load({At(0)})", CallResult.Number),
                "store" => Nothing($"store({At(0)}, {ScriptText.Number(a[1] & 0xff)})"),
                "fetch" => Nothing($"single_step({At(0)}, rax: {variables.Use("data")} + {ScriptText.Size(StubImage.HarmlessPlace)})"),
                _ => throw new RecordingProblemException($"the recording has the unknown operation '{operation.Name}'"),
            };

            EmittedCall Nothing(string call) => new($"{process}.{call}", CallResult.Nothing);

            string At(int i) => variables.Address(Word(i), a[i], counter, count);

            string Bytes(int i) => variables.Size(Word(i), a[i], counter, count);

            string Descriptor(int i) => (int)a[i] < 0 ? Signed(a[i]) : variables.Number(Word(i), a[i]);

            string Word(int i) => i < symbolic.Length ? symbolic[i] : "";
        }

        private string Mmap(string process, string[] symbolic, ulong[] a, string? counter, ulong count)
        {
            string text = $"{process}.mmap({variables.Size(symbolic[1], a[1], counter, count)}, {ScriptText.Protection(a[2])}, {ScriptText.Mapping(a[3])}";
            if (a[0] != 0) text += $", at: {variables.Address(symbolic[0], a[0], counter, count)}";
            bool isAnonymous = (a[3] & Anonymous) != 0;
            if ((int)a[4] >= 0 || !isAnonymous) text += $", file: {((int)a[4] < 0 ? Signed(a[4]) : variables.Number(symbolic[4], a[4]))}";
            if (a[5] != 0) text += $", offset: {variables.Size(symbolic[5], a[5], counter, count)}";
            return text + ")";
        }

        private static string Signed(ulong value) => ((int)value).ToString(CultureInfo.InvariantCulture);
    }
}
