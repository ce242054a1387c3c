using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MemDsl.Cli.Tests;

/// <summary>The scripts of <c>examples/autograders/</c>, each in the folders that its system documents, with the exam and the answers of <c>examples/exams/</c>.</summary>
public sealed class AutograderTests : IDisposable
{
    private static readonly string Examples = Path.Combine(Repository.Root, "examples", "autograders");

    private const string Exam = """
        image app { .text 8K r-x; .data 4K rw- }
        exercise "Halves" {
          vary pages in [4, 6]
          given { let p = spawn(app); let buf = p.mmap(pages * 4K) }
          question half "How many bytes has half of the mapping?" { points 4; key pages * 2K }
          task shrink "Give back the second half." {
            check "the second half is gone" points 3 { assert p.vma(buf + pages * 2K) == null }
            check "the first half is there" points 3 hidden { assert p.vma(buf).end == buf + pages * 2K }
            solution { p.munmap(buf + pages * 2K, pages * 2K) }
          }
        }
        """;

    /// <summary>Seven points of ten.</summary>
    private const string Answers = "answer half = pages * 2K\nanswer shrink { p.munmap(buf + 4K, pages * 4K - 4K) }\n";

    private readonly string _root = Directory.CreateTempSubdirectory("mem-autograder-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Gradescope()
    {
        Need("bash");
        Copy("gradescope/setup.sh", "source/setup.sh");
        Copy("gradescope/run_autograder", "run_autograder");
        Write("source/exam.mem", Exam);
        PutMem("source/mem");
        Write("submission/My answers.mem", Answers);
        Write("submission_metadata.json", """{ "id": 1, "users": [{ "email": "ada@example.org", "id": 7, "name": "Ada" }], "assignment": { "title": "x" } }""");

        Run("bash", ["source/setup.sh"], ("AUTOGRADER_ROOT", _root));
        Run("bash", ["run_autograder"], ("AUTOGRADER_ROOT", _root));

        var results = Json("results/results.json");
        Assert.Equal("ada@example.org", (string)results["extra_data"]!["student"]!);
        Assert.Equal(7, (decimal)results["score"]!);
        Assert.Equal(["visible", "visible", "after_published"], results["tests"]!.AsArray().Select(test => (string)test!["visibility"]!));
    }

    [Fact]
    public void Gradescope_without_a_file_says_so_to_the_student()
    {
        Need("bash");
        Copy("gradescope/run_autograder", "run_autograder");
        Write("source/exam.mem", Exam);
        PutMem("source/mem");
        Directory.CreateDirectory(Path.Combine(_root, "submission"));
        Write("submission_metadata.json", "{\"users\": [{\"email\": \"ada@example.org\"}]}");

        Run("bash", ["run_autograder"], ("AUTOGRADER_ROOT", _root));

        var results = Json("results/results.json");
        Assert.Equal((0m, "empty"), ((decimal)results["score"]!, (string)results["extra_data"]!["verdict"]!));
    }

    [Theory]
    [InlineData("o'brien@uni.ie", "o'brien@uni.ie")]
    [InlineData("r\\u0026d/ada+x%y@uni.ie", "r&d/ada+x%y@uni.ie")]
    public void Gradescope_takes_every_address(string written, string student)
    {
        Need("bash");
        Copy("gradescope/run_autograder", "run_autograder");
        Write("source/exam.mem", Exam);
        PutMem("source/mem");
        Write("submission/answer.mem", Answers);
        Write("submission_metadata.json", $"{{\"users\": [{{\"email\": \"{written}\"}}]}}");

        Run("bash", ["run_autograder"], ("AUTOGRADER_ROOT", _root));

        var results = Json("results/results.json");
        Assert.Equal((7m, student), ((decimal)results["score"]!, (string)results["extra_data"]!["student"]!));
    }

    [Fact]
    public void Gradescope_takes_answer_mem_of_several_files_and_says_so_where_none_has_that_name()
    {
        Need("bash");
        Copy("gradescope/run_autograder", "run_autograder");
        Write("source/exam.mem", Exam);
        PutMem("source/mem");
        Write("submission/a.mem", "answer half = 1\n");
        Write("submission/the \"other\".mem", Answers);
        Write("submission_metadata.json", "{\"users\": [{\"email\": \"ada@example.org\"}]}");

        Run("bash", ["run_autograder"], ("AUTOGRADER_ROOT", _root));

        var results = Json("results/results.json");
        Assert.Equal(0m, (decimal)results["score"]!);
        Assert.Contains("(a.mem, the \"other\".mem)", (string)results["output"]!, StringComparison.Ordinal);

        Write("submission/answer.mem", Answers);
        Run("bash", ["run_autograder"], ("AUTOGRADER_ROOT", _root));

        Assert.Equal(7m, (decimal)Json("results/results.json")["score"]!);
    }

    [Fact]
    public void Gradescope_gets_a_result_also_when_the_grader_fails()
    {
        Need("bash");
        Copy("gradescope/run_autograder", "run_autograder");
        Write("source/exam.mem", "this is no exam");
        PutMem("source/mem");
        Write("submission/answer.mem", Answers);
        Write("submission_metadata.json", "{\"users\": [{\"email\": \"ada@example.org\"}]}");

        Run("bash", ["run_autograder"], ("AUTOGRADER_ROOT", _root));

        Assert.Contains("The autograder itself failed", (string)Json("results/results.json")["output"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void PrairieLearn()
    {
        Need("bash");
        Need("jq");
        Copy("prairielearn/tests/run.sh", "tests/run.sh");
        Write("tests/exam.mem", Exam);
        Write("student/answer.mem", Answers);
        Write("data/data.json", """{ "params": { "student": "v017" }, "variant_seed": 17, "options": {} }""");
        PutMem("bin");

        Run("bash", ["tests/run.sh"], ("GRADE_ROOT", _root));

        var results = Json("results/results.json");
        Assert.True((bool)results["gradable"]!);
        Assert.Equal(0.7m, (decimal)results["score"]!);
        Assert.All(results["tests"]!.AsArray(), test => Assert.NotNull(test!["points"]));
    }

    [Fact]
    public void The_question_of_PrairieLearn_is_set_up_as_its_documentation_says()
    {
        var info = JsonNode.Parse(File.ReadAllText(Path.Combine(Examples, "prairielearn", "info.json")))!;

        Assert.Equal(("External", "/grade/tests/run.sh"), ((string)info["gradingMethod"]!, (string)info["externalGradingOptions"]!["entrypoint"]!));
        Assert.Subset(
            new HashSet<string> { "enabled", "image", "entrypoint", "serverFilesCourse", "timeout", "enableNetworking", "environment" },
            info["externalGradingOptions"]!.AsObject().Select(option => option.Key).ToHashSet());
    }

    [Fact]
    public void CodeRunner()
    {
        Need("python3");
        var template = File.ReadAllText(Path.Combine(Examples, "coderunner", "template.py"));

        // What Twig's escaper for Python makes of a text inside three quotes.
        Write("template.py", template
            .Replace("{{ STUDENT_ANSWER | e('py') }}", Answers.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{{ STUDENT.username | e('py') }}", "ada", StringComparison.Ordinal));
        Assert.DoesNotContain("{{", File.ReadAllText(Path.Combine(_root, "template.py")), StringComparison.Ordinal);
        Write("exam.mem", Exam);
        PutMem("bin");

        var printed = JsonNode.Parse(Run("python3", ["template.py"]))!;

        Assert.Equal(0.7m, (decimal)printed["fraction"]!);
        Assert.Equal(4, printed["testresults"]!.AsArray().Count);
    }

    [Fact]
    public void GitHub_Classroom()
    {
        Need("bash");
        Copy("github-classroom/grade.sh", ".github/grade.sh");
        Copy("github-classroom/full-points.sh", ".github/full-points.sh");
        Write("exam.mem", Exam);
        Write("answer.mem", "answer half = pages * 2K\n");
        PutMem("bin");

        Run("bash", [".github/grade.sh", "ada"], ("GITHUB_STEP_SUMMARY", Path.Combine(_root, "summary.md")));

        Assert.StartsWith("# exam", File.ReadAllText(Path.Combine(_root, "summary.md")), StringComparison.Ordinal);
        Run("bash", [".github/full-points.sh", "half"]);
        Run("bash", [".github/full-points.sh", "shrink"], 1);
    }

    [Fact]
    public void Slurm()
    {
        Need("bash");
        foreach (var file in new[] { "submit.sh", "grade.sbatch", "merge.sbatch" }) Copy($"slurm/{file}", file);
        Write("exam.mem", Exam);
        Write("roster.csv", "id,name\n" + string.Concat(Enumerable.Range(1, 9).Select(number => $"s{number},Student {number}\n")));
        for (var number = 1; number <= 8; number++) Write($"submissions/s{number}.mem", Answers);
        PutMem("bin");

        // A cluster of one computer: a task after the other, and the job that depends on them when they are done.
        Write("bin/sbatch", """
            #!/bin/bash
            for word; do script=$word; [[ $word == --array=1-* ]] && count=${word#--array=1-}; done
            for task in $(seq "${count:-1}"); do SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=$count bash "$script" >> "$script.log" || exit 1; done
            echo 4711
            """);
        MakeExecutable("bin/sbatch");

        Run("bash", ["submit.sh", "3"]);

        Assert.Equal(10, File.ReadAllLines(Path.Combine(_root, "class", "class.csv")).Length);
        Assert.StartsWith("exam: 9 students: 8 graded, 1 missing", File.ReadAllText(Path.Combine(_root, "merge.sbatch.log")), StringComparison.Ordinal);
        Assert.Equal(9, Directory.GetFiles(Path.Combine(_root, "parts"), "*.html", SearchOption.AllDirectories).Length);
    }

    private static void Need(string program)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        Assert.SkipUnless(found && !OperatingSystem.IsWindows(), $"the script needs {program}");
    }

    private void Copy(string example, string target) => Write(target, File.ReadAllText(Path.Combine(Examples, example)));

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>A program <c>mem</c> in a folder, which starts the one that was built.</summary>
    private void PutMem(string folder)
    {
        Write($"{folder}/mem", $"#!/bin/bash\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "mem.dll")}' \"$@\"\n");
        MakeExecutable($"{folder}/mem");
    }

    private void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(_root, file), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(_root, file)))!;

    private string Run(string program, string[] arguments, params (string Name, string Value)[] variables) => Run(program, arguments, 0, variables);

    private string Run(string program, string[] arguments, int status, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = Path.Combine(_root, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == status, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}");
        return output;
    }
}
