namespace MemDsl.Runtime.Tests;

/// <summary>Recordings that lie beside the tests; the build copies them to where the tests run.</summary>
internal static class TestData
{
    /// <summary>A file or folder by its path below this project.</summary>
    public static string Place(params ReadOnlySpan<string> parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);
}
