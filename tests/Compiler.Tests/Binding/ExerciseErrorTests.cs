using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Binding;

/// <summary>What is said of exercises, at which place. <c>⟦ ⟧</c> marks it.</summary>
public sealed class ExerciseErrorTests
{
    [Theory]
    [InlineData("⟦points⟧ 3", "MEM2070", "'points' stands in a question or task, not in an exercise")]
    [InlineData("⟦solution⟧ { }", "MEM2070", "'solution' stands in a task, not in an exercise")]
    [InlineData("question q \"?\" { points 1; ⟦check⟧ \"c\" points 1 { } }", "MEM2070", "'check' stands in a task, not in a question")]
    [InlineData("task t \"!\" { ⟦key⟧ 1 }", "MEM2070", "'key' stands in a question, not in a task")]
    [InlineData("task t \"!\" { ⟦vary⟧ n in 0..1 }", "MEM2070", "'vary' stands in an exercise, not in a task")]
    [InlineData("given { }; ⟦given⟧ { }", "MEM2071", "'given' is given twice")]
    [InlineData("question q \"?\" { points 1; ⟦points⟧ 2 }", "MEM2071", "'points' is given twice")]
    [InlineData("question q \"?\" { points 1; key 1; ⟦key⟧ { return 1 } }", "MEM2071", "'key' is given twice")]
    [InlineData("question q \"?\" { points 1 }; task ⟦q⟧ \"!\" { }", "MEM2071", "the name 'q' is given twice")]
    [InlineData("task t \"!\" { check \"c\" points 1 hidden ⟦hidden⟧ { } }", "MEM2071", "'hidden' is given twice")]
    [InlineData("task t \"!\" { check \"c\" points 1 { }; check ⟦\"c\"⟧ points 1 { } }", "MEM2071", "the check \"c\" is given twice")]
    [InlineData("task t \"!\" { limit operations 1; limit ⟦operations⟧ 2 }", "MEM2071", "'limit operations' is given twice")]
    [InlineData("task t \"!\" { reveal note, ⟦error⟧ }", "MEM2071", "what is revealed is given twice")]
    [InlineData("seed ⟦5⟧", "MEM2072", "after 'seed' comes a constant text")]
    [InlineData("⟦prompt⟧", "MEM2072", "after 'prompt' comes a text")]
    [InlineData("given { let n = ⟦p⟧.rss }; question q \"?\" { points n }", "MEM2001", "unknown name 'p'")]
    [InlineData("given { let p = spawn(app) }; question q \"?\" { points ⟦p.rss⟧ }", "MEM2072", "after 'points' comes a constant number, 0 or more")]
    [InlineData("question q \"?\" { points ⟦-1⟧ }", "MEM2072", "after 'points' comes a constant number, 0 or more")]
    [InlineData("question q \"?\" { points 1; key 1; tolerance ⟦\"a\"⟧ }", "MEM2072", "after 'tolerance' comes a constant number, 0 or more")]
    [InlineData("question q \"?\" { points 1; key 1; accept ⟦5⟧ }", "MEM2072", "after 'accept' comes a range or a list of int")]
    [InlineData("question q \"?\" { points 1; key \"a\"; accept ⟦0..1⟧ }", "MEM2072", "after 'accept' comes a list of string")]
    [InlineData("question q \"?\" { points 1; key [1]; unordered ⟦2⟧ }", "MEM2072", "after 'unordered' comes nothing")]
    [InlineData("task t \"!\" { limit operations ⟦0 - 1⟧ }", "MEM2072", "after 'operations' comes a constant int, 0 or more")]
    [InlineData("question ⟦q⟧ { points 1 }", "MEM2073", "the question has no text")]
    [InlineData("task ⟦t⟧ { }", "MEM2073", "the task has no text")]
    [InlineData("question ⟦q⟧ \"?\" { key 1 }", "MEM2073", "the question has no points")]
    [InlineData("task t \"!\" { check ⟦\"c\"⟧ hidden { } }", "MEM2073", "the check \"c\" has no points")]
    [InlineData("question q \"?\" { points 1; key 1; ⟦distractor⟧ 2 }", "MEM2073", "the distractor has no 'because' with a reason")]
    [InlineData("task t \"!\" { forbid munmap, ⟦mumap⟧ }", "MEM2074", "'mumap' is not a call of the library")]
    [InlineData("task t \"!\" { reveal ⟦everything⟧ }", "MEM2074", "'everything' is not all, note, error or points")]
    [InlineData("task t \"!\" { check \"c\" points 1 reveal ⟦nothing⟧ { } }", "MEM2074", "'nothing' is not all, note, error or points")]
    [InlineData("task t \"!\" { limit ⟦time⟧ 3 }", "MEM2074", "'time' is not operations or syscalls")]
    [InlineData("given { let p = spawn(app) }; question q \"?\" { points 1; key p.rss; ⟦blank⟧ start }", "MEM2077", "'blank' does not go with a key of type int")]
    [InlineData("vary n in ⟦[]⟧", "MEM2075", "a variable varies in a list of constants such as [4, 8, 16], or in a range such as 2..5")]
    [InlineData("vary n in ⟦5⟧", "MEM2075", "a variable varies in a list of constants such as [4, 8, 16], or in a range such as 2..5")]
    [InlineData("vary n in ⟦zones⟧", "MEM2075", "a variable varies in a list of constants such as [4, 8, 16], or in a range such as 2..5")]
    [InlineData("vary n in [1, 2, ⟦1⟧]", "MEM2075", "1 is in the list already")]
    [InlineData("vary n in ⟦5..2⟧", "MEM2075", "the range is empty: nothing could be drawn")]
    [InlineData("vary n in 0..2 where ⟦n⟧", "MEM2004", "expected bool, this is int")]
    [InlineData("vary n in 0..2 where ⟦m⟧ > 0; vary m in 0..2", "MEM2001", "unknown name 'm'")]
    [InlineData("given { let p = spawn(app) }; question q \"?\" { points 1; ⟦key⟧ p }", "MEM2076", "a key is something that a student can write down, this is process")]
    [InlineData("question q \"?\" { points 1; ⟦key⟧ [[1]] }", "MEM2076", "a key is something that a student can write down, this is list<list<int>>")]
    [InlineData("question q \"?\" { points 1; key 1; ⟦unordered⟧ }", "MEM2077", "'unordered' does not go with a key of type int")]
    [InlineData("question q \"?\" { points 1; key true; ⟦accept⟧ [true] }", "MEM2077", "'accept' does not go with a key of type bool")]
    [InlineData("given { let p = spawn(app) }; question q \"?\" { points 1; key p.maps; ⟦choices⟧ }", "MEM2077", "'choices' does not go with a key that is a maps")]
    [InlineData("question q \"?\" { points 1; key 1; distractor ⟦\"one\"⟧ because \"no\" }", "MEM2004", "expected int, this is string")]
    [InlineData("question q \"?\" { points 1; key 1; choices ⟦[\"one\"]⟧ }", "MEM2004", "expected list<int>, this is list<string>")]
    [InlineData("question q \"?\" { points 1; key { return 1; return ⟦\"a\"⟧ } }", "MEM2004", "expected int, this is string")]
    [InlineData("question q \"?\" { points 1; ⟦key⟧ { if true { return 1 } } }", "MEM2030", "'key' can end without returning int")]
    [InlineData("question q \"?\" { points 1; ⟦key⟧ { } }", "MEM2030", "'key' can end without returning a value")]
    [InlineData("question q \"?\" { points 1; key { ⟦return⟧ } }", "MEM2028", "'key' must return its answer")]
    [InlineData("task t \"!\" { solution { ⟦return⟧ 1 } }", "MEM2027", "'return' stands outside of a function")]
    [InlineData("prompt ⟦5⟧", "MEM2004", "expected string, this is int")]
    [InlineData("given { let p = 1; let ⟦p⟧ = 2 }", "MEM2014", "'p' is already declared")]
    [InlineData("given { let p = 1 }; task t \"!\" { solution { let ⟦p⟧ = 2 } }", "MEM2014", "'p' is already declared")]
    [InlineData("given { let ⟦app⟧ = 1 }", "MEM2014", "'app' is already declared")]
    [InlineData("vary n in 0..2; given { ⟦n⟧ = 1 }", "MEM2015", "'n' cannot be assigned: it is declared with let")]
    public void A_line_of_an_exercise_is_told_at_its_place(string lines, string id, string message)
    {
        var annotated = AnnotatedText.Parse("image app { .text 4K r-x }\nexercise \"e\" { " + lines + " }\n");
        var diagnostic = Assert.Single(Compile.Script(annotated.Text).GetDiagnostics());
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
        Assert.Equal(annotated.Spans.Single(), diagnostic.Location!.Span);
    }

    [Theory]
    [InlineData("exercise \"e\" { }\nexercise ⟦\"e\"⟧ { }", "MEM2071")]
    [InlineData("exercise \"e\" { }\n⟦print 1⟧", "MEM2042")]
    [InlineData("exercise \"e\" { }\n⟦let p = zones⟧", "MEM2043")]
    [InlineData("⟦answer⟧ q = 1", "MEM2078")]
    [InlineData("fn f() { ⟦exercise \"e\" { }⟧ }", "MEM2044")]
    [InlineData("fn f() { ⟦answer q = 1⟧ }", "MEM2044")]
    [InlineData("exercise \"e\" { given { let n = zones } }\nfn f() -> int { return ⟦n⟧[0] }", "MEM2001")]
    [InlineData("exercise \"a\" { given { let n = zones } }\nexercise \"b\" { prompt $\"{⟦n⟧}\" }", "MEM2001")]
    public void So_is_what_stands_around_exercises(string marked, string id)
    {
        var annotated = AnnotatedText.Parse(marked);
        var diagnostic = Assert.Single(Compile.Script(annotated.Text).GetDiagnostics());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(annotated.Spans.Single(), diagnostic.Location!.Span);
    }

    [Fact]
    public void A_session_has_no_exercises() =>
        Assert.Equal("MEM2085", Assert.Single(Compilation.CreateScript(null, SyntaxTree.Parse("exercise \"e\" { }"), TestLibrary.Instance).GetDiagnostics()).Id);
}
