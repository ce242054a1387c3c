using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MemDsl.Compiler;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Scripting.Sessions;

/// <summary>A session as a script that does the same again. See the README of this folder for what becomes of what.</summary>
public sealed class SessionScript
{
    private SessionScript(string? text, string? problem, ImmutableArray<string> notes)
    {
        Text = text;
        Problem = problem;
        Notes = notes;
    }

    /// <summary>The script, in the layout of <c>mem fmt</c>; null when there is a <see cref="Problem"/>.</summary>
    public string? Text { get; }

    /// <summary>Why the session cannot be written as a script; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>What of the session is not in the script, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The statements up to the session's cursor as a script.</summary>
    /// <param name="session">Whose statements.</param>
    /// <param name="path">Where the script will stand; relative paths in it are made relative to its folder.</param>
    public static SessionScript Of(ScriptSession session, string path)
    {
        var builder = new Builder(session, path);
        return builder.Finish(builder.Pieces((_, _) => null));
    }

    /// <summary>
    /// As <see cref="Of"/>, with assertions about what was seen. The script is run on a machine of its own to leave out those that do not hold again, unless it has C#.
    /// </summary>
    /// <param name="session">Whose statements.</param>
    /// <param name="path">Where the script will stand.</param>
    /// <param name="cancellationToken">Ends that run with an <see cref="OperationCanceledException"/>.</param>
    public static SessionScript WithAsserts(ScriptSession session, string path, CancellationToken cancellationToken = default)
    {
        var builder = new Builder(session, path);
        return builder.Finish(builder.Held(builder.Pieces((names, state) => new SubmissionClaims(names, state)), cancellationToken));
    }

    private sealed class Builder
    {
        /// <summary>So often claims are taken out before all are; each time at least one goes.</summary>
        private const int MostTries = 20;

        private readonly ScriptSession _session;
        private readonly string _path;
        private readonly List<string> _notes = [];

        public Builder(ScriptSession session, string path)
        {
            ArgumentNullException.ThrowIfNull(session);
            ArgumentNullException.ThrowIfNull(path);
            _session = session;
            _path = path;
        }

        private bool HasCSharp => _session.Current is { } state && !state.Submission.Compilation.CSharpBlocks.IsEmpty;

        public List<ScriptPiece> Pieces(Func<SavedNames, ScriptState, SubmissionClaims?> claims)
        {
            var states = _session.States;
            var pieces = new List<ScriptPiece> { new ScriptPiece.Plain(HasCSharp ? "# A session of mem repl. It has C#: mem run --allow-csharp" : "# A session of mem repl.") };
            if (_session.Options.Seed is { } seed && !states.Any(state => state.Submission.Compilation.SyntaxTree.Root.Statements.Any(one => one is MachineDeclarationSyntax)))
                pieces.Add(new ScriptPiece.Plain(string.Create(CultureInfo.InvariantCulture, $"machine x86_64 {{ seed = {seed} }}")));
            var names = new SavedNames(
                [.. states.Select(state => state.Submission.Compilation)], _session.Options.Library.Library, (index, statement) => SubmissionWriter.Happened(states[index], statement));
            var folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
            for (var i = 0; i < states.Length; i++) new SubmissionWriter(i, states[i], names, folder, claims(names, states[i]), pieces, _notes).Write();
            return pieces;
        }

        /// <summary>The pieces without the claims that do not hold again.</summary>
        public List<ScriptPiece> Held(List<ScriptPiece> pieces, CancellationToken cancellation)
        {
            var claimed = pieces.Count(piece => piece is ScriptPiece.Claim);
            for (var tries = 0; tries < MostTries; tries++)
            {
                var wrong = Wrong(pieces, cancellation);
                if (wrong.Count == 0) break;
                pieces = [.. pieces.Select((piece, index) => !wrong.Contains(index) ? piece
                    : new ScriptPiece.Plain(((ScriptPiece.Claim)piece).Otherwise ?? Said(piece)))];
            }

            var left = pieces.Count(piece => piece is ScriptPiece.Claim);
            if (left < claimed) _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{claimed - left} of {claimed} assertions would not hold again and are left out"));
            return pieces;
        }

        /// <summary>A claim that did not hold again, for the reader.</summary>
        private static string Said(ScriptPiece claim) => $"# seen, and not so again: {claim.Text["assert ".Length..].ReplaceLineEndings("\n# ")}";

        public SessionScript Finish(List<ScriptPiece> pieces)
        {
            var text = Join(pieces);
            var compiled = Compile(text);
            if (compiled.HasErrors)
                return new SessionScript(null, "the session cannot be written as a script: " + compiled.Diagnostics.First(diagnostic => diagnostic.IsError).Rendered.TrimEnd(), [.. _notes]);
            return new SessionScript(Formatter.Format(SyntaxTree.Parse(text, _path)), null, [.. _notes]);
        }

        private CompiledScript Compile(string text) => MemScript.Create(text, _path, _session.Options with { Seed = null, Root = null, Trace = false, ShowsValues = false, MaxOperations = ScriptOptions.Default.MaxOperations }).Compile();

        /// <summary>The claims that do not compile, or do not hold when the script is run.</summary>
        private HashSet<int> Wrong(List<ScriptPiece> pieces, CancellationToken cancellation)
        {
            var compiled = Compile(Join(pieces));
            var lines = compiled.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.Location?.Line ?? 0);
            if (!compiled.HasErrors && !HasCSharp && compiled.RunUntil(cancellation).Cases is [var run])
                lines = run.Failures.Select(failure => failure.Location.Line).Concat(run.Stop is { } stop ? [stop.Location.Line] : []);
            var wrong = new HashSet<int>();
            foreach (var line in lines)
                if (At(pieces, line) is { } index && pieces[index] is ScriptPiece.Claim)
                    wrong.Add(index);
            return wrong;
        }

        private static string Join(List<ScriptPiece> pieces)
        {
            var text = new StringBuilder();
            foreach (var piece in pieces) text.Append(piece.Text).Append('\n');
            return text.ToString();
        }

        /// <summary>The piece that a line, counted from 1, is in.</summary>
        private static int? At(List<ScriptPiece> pieces, int line)
        {
            var first = 1;
            for (var i = 0; i < pieces.Count; i++)
            {
                first += pieces[i].Text.AsSpan().Count('\n') + 1;
                if (line < first) return line < 1 ? null : i;
            }

            return null;
        }
    }
}
