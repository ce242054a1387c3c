namespace MemDsl.Replay.Tests;

/// <summary>The recordings that are kept beside the tests; <c>Recordings/README.md</c> says what they are.</summary>
internal static class RecordingFiles
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Recordings");

    /// <summary>All of them, by their paths below the folder.</summary>
    public static IEnumerable<string> All =>
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(Replayer.IsRecording)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Those of operations, on the kernel that the model models.</summary>
    public static IEnumerable<string> Traces =>
        All.Where(file => file.Split('/')[0] is "random" or "directed" or "recorder");

    public static string At(string file) => Path.Combine(Folder, file);
}
