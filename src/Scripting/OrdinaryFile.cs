using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MemDsl.Scripting;

/// <summary>Opens files without being held up: a pipe that nobody writes to would make an ordinary open wait for ever, and a device has no end.</summary>
internal static class OrdinaryFile
{
    /// <summary>The words for what cannot be read from its beginning to its end.</summary>
    public const string IsPipe = "it is a pipe or a terminal, not a file";

    private const string IsDevice = "it is a device, not a file";

    /// <summary>What does not say how long it is, is read so far at most.</summary>
    private const long LongestEndless = 64L << 20;

    /// <summary>open(2)'s flags on Linux: O_NONBLOCK | O_NOCTTY | O_CLOEXEC; reading only.</summary>
    private const int OpenFlags = 0x800 | 0x100 | 0x80000;

    private const int PermissionDenied = 13;

    /// <summary>All bytes of a file, of which there may be so many.</summary>
    /// <exception cref="IOException">It is no ordinary file, is longer, or cannot be read; the message says which, without the path.</exception>
    public static byte[] Read(string path, long longest)
    {
        using var handle = Open(path);
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek) throw new IOException(IsPipe);
        var length = stream.Length;
        if (length > longest) throw TooLong(longest);
        var bytes = new byte[length];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > 0 ? bytes[..count] : ReadToEnd(stream, Math.Min(longest, LongestEndless));
    }

    /// <summary>Why the file cannot be read, in words; null when it can.</summary>
    public static string? Problem(string path)
    {
        try
        {
            using var handle = Open(path);
            using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            return stream.CanSeek ? null : IsPipe;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return problem is UnauthorizedAccessException ? "permission denied" : problem.Message;
        }
    }

    /// <summary>Files of /proc and devices do not say how long they are.</summary>
    private static byte[] ReadToEnd(FileStream stream, long longest)
    {
        var buffer = new byte[4096];
        var count = 0;
        while (true)
        {
            var got = stream.Read(buffer, count, buffer.Length - count);
            if (got == 0) return buffer[..count];
            count += got;
            if (count > longest || count == Array.MaxLength) throw TooLong(longest);
            if (count == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(count * 2L, longest + 1));
        }
    }

    private static IOException TooLong(long longest) => new($"it is longer than {longest >> 20}M");

    private static SafeFileHandle Open(string path)
    {
        if (!OperatingSystem.IsLinux()) return File.OpenHandle(path);
        var full = SymbolicLinks.Resolve(path);
        if (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
            throw new IOException(IsDevice);
        var descriptor = OpenNative(path, OpenFlags);
        if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        if (error == PermissionDenied) throw new UnauthorizedAccessException();
        throw new IOException(new Win32Exception(error).Message);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenNative([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
