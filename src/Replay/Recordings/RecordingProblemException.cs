namespace MemDsl.Replay.Recordings;

/// <summary>A file that is no recording, or one that asks for what cannot be carried out; the message is for the user.</summary>
public sealed class RecordingProblemException : Exception
{
    public RecordingProblemException(string message) : base(message)
    {
    }

    public RecordingProblemException(string message, Exception cause) : base(message, cause)
    {
    }

    public RecordingProblemException()
    {
    }
}
