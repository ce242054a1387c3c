using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Scripting;

namespace MemDsl.Exams.Model;

/// <summary>A compiled file with exercises: what it declares, or what is wrong with it. Immutable.</summary>
public sealed class Exam
{
    private Exam(CompiledScript script)
    {
        Script = script;
        Options = script.Script.Options with { ShowsValues = false };
        Name = Path.GetFileNameWithoutExtension(script.Script.Path);
        Exercises = script.Program is { } program ? [.. program.Exercises.Select(descriptor => new Exercise(this, descriptor))] : [];
    }

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>What is wrong with the file, of syntax and of meaning; with an error among it there are no exercises.</summary>
    public ImmutableArray<ScriptDiagnostic> Diagnostics => Script.Diagnostics;

    public bool HasErrors => Script.HasErrors;

    /// <summary>In the order of the file. Empty when the file has none, which is for the caller to say.</summary>
    public ImmutableArray<Exercise> Exercises { get; }

    /// <summary>
    /// Whether nothing in it says what is right, as in what students are given: no question has a key, no task a solution. A teacher may leave all solutions out
    /// too, but not a key: with a question it is a student's edition for sure.
    /// </summary>
    public bool IsWithoutAnswers => Items.Any() && Items.All(item => item switch
    {
        Question question => question.Key is null,
        ExamTask task => task.Solutions.IsEmpty,
        _ => throw new InvalidOperationException($"an item of kind {item.GetType().Name}"),
    });

    /// <summary>The items of all exercises, in the order of the file.</summary>
    public IEnumerable<ExerciseItem> Items => Exercises.SelectMany(exercise => exercise.Items);

    /// <summary>The text of the file; null when it could not be read.</summary>
    public string? Text => Script.Script.Text;

    public string FilePath => Script.Script.Path;

    internal CompiledScript Script { get; }

    internal OperationProgram Program => Script.Program!;

    /// <summary>Limits and permissions of every part. Values of parts are data, and not shown.</summary>
    internal ScriptOptions Options { get; }

    /// <summary>Reads and compiles a file. Never throws for what it contains, nor when there is none.</summary>
    /// <param name="path">The exam.</param>
    /// <param name="options">Limits and permissions, for every part that will run.</param>
    public static Exam Load(string path, ScriptOptions? options = null) => new(MemScript.Load(path, options).Compile());

    /// <summary>Compiles a text in hand.</summary>
    public static Exam Create(string text, string path = "exam.mem", ScriptOptions? options = null) => new(MemScript.Create(text, path, options).Compile());

    /// <summary>The item with that name, or null.</summary>
    public ExerciseItem? Find(string name) => Items.FirstOrDefault(item => item.Name == name);
}
