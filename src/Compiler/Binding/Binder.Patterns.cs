using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>maps and buddyinfo patterns.</content>
internal sealed partial class Binder
{
    private BoundExpression BindPattern(string form, ExpressionSyntax syntax, ImmutableArray<PatternLineSyntax> lines)
    {
        var holes = new List<BoundExpression>();
        var bound = ImmutableArray.CreateBuilder<PatternLine>(lines.Length);
        foreach (var line in lines)
        {
            bound.Add(line switch
            {
                AnyLinesPatternSyntax => new AnyPatternLines(line.Span),
                MapsLinePatternSyntax maps => BindMapsLine(maps, holes),
                BuddyInfoLinePatternSyntax buddyInfo => new FieldsPatternLine([.. buddyInfo.Fields.Select(field => BindPatternField(field, holes))], line.Span),
                _ => throw new InvalidOperationException($"a pattern line of kind {line.Kind}"),
            });
        }

        if (_library.FindPattern(form) is not { } pattern)
        {
            Report(DiagnosticDescriptors.NotAvailable, syntax.Span, $"'{form} {{ }}'", "such pattern");
            return ErrorAt(syntax);
        }

        _runtimeValues++;
        var descriptor = new PatternDescriptor(pattern, bound.MoveToImmutable(), holes.Count, _tree.Text, syntax.Span);
        return new BoundPatternExpression(syntax.Span, descriptor, [.. holes]);
    }

    private FieldsPatternLine BindMapsLine(MapsLinePatternSyntax line, List<BoundExpression> holes)
    {
        var start = BindPatternField(line.Start, holes);
        var end = line.End is null ? new WildcardPatternField(line.Start.Span) : BindPatternField(line.End, holes);
        var permissions = BindPatternField(line.Permissions, holes);
        var offset = BindPatternField(line.Offset, holes);
        var name = line.Name is null ? new TextPatternField("", new(line.Span.End, 0)) : BindPatternField(line.Name, holes);
        return new FieldsPatternLine([start, end, permissions, offset, name], line.Span);
    }

    private PatternField BindPatternField(PatternFieldSyntax field, List<BoundExpression> holes)
    {
        switch (field)
        {
            case TextPatternSyntax text: return new TextPatternField(text.TextToken.Value as string ?? text.TextToken.Text, field.Span);
            case WildcardPatternSyntax: return new WildcardPatternField(field.Span);
            case HolePatternSyntax hole:
                var value = BindReceiver(hole.Expression);
                if (!value.Type.IsWord && value.Type != PrimitiveType.String && !value.Type.IsError)
                {
                    Report(DiagnosticDescriptors.TypeMismatch, value.Span, "int, address or string", Describe(value));
                    value = ErrorAt(hole);
                }

                holes.Add(value);
                return new HolePatternField(holes.Count - 1, value.Type, field.Span);
            default: throw new InvalidOperationException($"a pattern field of kind {field.Kind}");
        }
    }
}
