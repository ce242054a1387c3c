using MemDsl.Exams.Results;

namespace MemDsl.Exams.Grading;

/// <summary>
/// Who is graded with others at the same time, and who alone. Memory and time are the computer's and not the submission's: one that seems to have used them up is
/// graded again while no other is, so that it harms none, and none harms it.
/// </summary>
internal sealed class GradingTurns : IDisposable
{
    /// <summary>Held for reading by who grades with others, for writing by who must be alone.</summary>
    private readonly ReaderWriterLockSlim _alone = new();

    /// <param name="grade">Grades a submission, and tells the context what it meets. Called once, or twice when it meets a net.</param>
    public GradedSubmission Take(Func<GradingContext, GradedSubmission> grade)
    {
        _alone.EnterReadLock();
        try
        {
            var context = new GradingContext();
            var result = grade(context);
            if (!context.MetNet) return result;
        }
        finally
        {
            _alone.ExitReadLock();
        }

        _alone.EnterWriteLock();
        try
        {
            return grade(new GradingContext());
        }
        finally
        {
            _alone.ExitWriteLock();
        }
    }

    public void Dispose() => _alone.Dispose();
}
