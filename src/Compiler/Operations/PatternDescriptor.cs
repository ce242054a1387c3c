using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>A <c>maps { }</c> or <c>buddyinfo { }</c>: its lines, and how many holes they have in all.</summary>
public sealed record PatternDescriptor(LibraryPattern Form, ImmutableArray<PatternLine> Lines, int HoleCount, SourceText Source, TextSpan Span);

/// <summary>One line of a pattern: <see cref="AnyPatternLines"/> or <see cref="FieldsPatternLine"/>.</summary>
public abstract record PatternLine(TextSpan Span);

/// <summary><c>...</c>: any run of lines, also none.</summary>
public sealed record AnyPatternLines(TextSpan Span) : PatternLine(Span);

/// <summary>
/// A line of fields. Of <c>maps</c> always five: start, end, permissions, offset, name (an empty text is an unnamed mapping); dev and inode are
/// dropped, a lone <c>*</c> as the range is two wildcards. Of <c>buddyinfo</c> the fields between white space as written.
/// </summary>
public sealed record FieldsPatternLine(ImmutableArray<PatternField> Fields, TextSpan Span) : PatternLine(Span);

/// <summary>One field: <see cref="TextPatternField"/>, <see cref="WildcardPatternField"/> or <see cref="HolePatternField"/>.</summary>
public abstract record PatternField(TextSpan Span);

/// <summary>A field given literally; numbers of <c>maps</c> are hexadecimal without prefix.</summary>
public sealed record TextPatternField(string Text, TextSpan Span) : PatternField(Span);

/// <summary><c>*</c>.</summary>
public sealed record WildcardPatternField(TextSpan Span) : PatternField(Span);

/// <summary><c>{expr}</c>: the value in slot <see cref="Index"/> of the window of <see cref="OpCode.PatternNew"/>; a word or a string.</summary>
public sealed record HolePatternField(int Index, TypeSymbol Type, TextSpan Span) : PatternField(Span);
