using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Images, files and requirements.</content>
internal sealed partial class Binder
{
    /// <summary>Binds the templates so that an image comes after the one that it names as its interpreter.</summary>
    private void BindTemplates(List<(DeclarationSyntax Syntax, TemplateSymbol Symbol)> templates, ImmutableArray<BoundStatement>.Builder statements)
    {
        var done = new Dictionary<TemplateSymbol, int>();
        var open = new HashSet<TemplateSymbol>();
        foreach (var template in templates) Visit(template.Syntax, template.Symbol);

        void Visit(DeclarationSyntax syntax, TemplateSymbol symbol)
        {
            if (done.ContainsKey(symbol) || !open.Add(symbol)) return;
            _tree = syntax.Tree;
            if (syntax is ImageBlockDeclarationSyntax block && FindInterpreter(block) is { } token)
            {
                var index = templates.FindIndex(t => t.Symbol == _scope.Lookup(token.Text));
                if (index >= 0 && open.Contains(templates[index].Symbol) && !done.ContainsKey(templates[index].Symbol))
                    Report(DiagnosticDescriptors.BadImage, token.Span, $"'{symbol.Name}' is its own interpreter");
                else if (index >= 0) Visit(templates[index].Syntax, templates[index].Symbol);
                _tree = syntax.Tree;
            }

            done[symbol] = statements.Count;
            NoteUsesOf(symbol);
            if (BindTemplate(syntax, symbol) is { } statement) statements.Add(statement);
            _uses = null;
        }
    }

    private static SyntaxToken? FindInterpreter(ImageBlockDeclarationSyntax syntax)
    {
        foreach (var item in syntax.Items)
        {
            if (item is ImageOptionSyntax { Keyword.Text: "interp" } option && option.Value.Value is not string && !option.Value.IsMissing) return option.Value;
        }

        return null;
    }

    private BoundStatement? BindTemplate(DeclarationSyntax syntax, TemplateSymbol symbol)
    {
        switch (syntax)
        {
            case ImageBlockDeclarationSyntax block:
                return AddImage(BindImageBlock(block, symbol));
            case ImageFileDeclarationSyntax image:
                return BindSource(image.Value, "elf") is { } path ? AddImage(new ElfImageDescriptor(symbol.Name, symbol.Slot, path, _tree.Text, syntax.Span)) : null;
            case FileDeclarationSyntax file:
                return BindFile(file, symbol);
            default: throw new InvalidOperationException($"a template of kind {syntax.Kind}");
        }
    }

    private BoundImageDeclaration AddImage(ImageDescriptor descriptor)
    {
        _images.Add(descriptor);
        return new BoundImageDeclaration(descriptor.Span, descriptor);
    }

    /// <summary>The constant string in <c>word("…")</c>, or null after a diagnostic.</summary>
    private string? BindSource(ExpressionSyntax syntax, params ReadOnlySpan<string> words)
    {
        if (syntax.IsMissing) return null;
        if (syntax is CallExpressionSyntax { Target: NameExpressionSyntax name } call && words.Contains(name.Name)
            && call.Arguments.Count == 1 && call.Arguments[0].Name?.Text is null or "path")
        {
            return BindConstantString(call.Arguments[0].Value);
        }

        Report(DiagnosticDescriptors.BadDeclarationValue, syntax.Span, $"expected {string.Join(" or ", words.ToArray().Select(w => $"{w}(\"…\")"))}");
        return null;
    }

    private string? BindConstantString(ExpressionSyntax syntax)
    {
        var value = BindValue(syntax, PrimitiveType.String);
        if (value.Constant?.Reference is string text) return text;
        if (!value.Type.IsError) Report(DiagnosticDescriptors.BadDeclarationValue, syntax.Span, "expected a constant string");
        return null;
    }

    /// <summary>What <c>file data = file(…)</c> takes.</summary>
    internal static readonly ImmutableArray<LibraryParameter> FileParameters =
    [
        new("name", PrimitiveType.String) { IsOptional = true, Documentation = "of a file in memory" },
        new("size", PrimitiveType.Int) { IsOptional = true, Documentation = "bytes" },
        new("path", PrimitiveType.String) { IsOptional = true, Documentation = "of a real file, in place of a name" },
        new("content", PrimitiveType.String) { IsOptional = true, Documentation = "its bytes" },
        new("numbered", PrimitiveType.Bool) { IsOptional = true, Documentation = "whether each page begins with its number" },
    ];

    private BoundFileDeclaration? BindFile(FileDeclarationSyntax syntax, TemplateSymbol symbol)
    {
        if (syntax.Value is not CallExpressionSyntax { Target: NameExpressionSyntax { Name: "file" } } call)
        {
            if (!syntax.Value.IsMissing) Report(DiagnosticDescriptors.BadDeclarationValue, syntax.Value.Span, "expected file(\"name\", size: 64K) or file(path: \"…\")");
            return null;
        }

        var parameters = FileParameters.Select(p => new CallParameter(p.Name, p.Type, p.Alternatives, p.Default, p.IsOptional)).ToArray();
        if (BindArguments(call, "file", parameters) is not { } arguments) return null;
        foreach (var argument in arguments)
        {
            if (argument is null || argument.Constant is not null) continue;
            Report(DiagnosticDescriptors.BadDeclarationValue, argument.Span, "what is said of a file is constant");
            return null;
        }

        var (name, size, path, content) = (arguments[0], arguments[1], arguments[2], arguments[3]);
        if ((name is null) == (path is null) || (path is not null && (size ?? content) is not null))
        {
            Report(DiagnosticDescriptors.BadDeclarationValue, syntax.Value.Span, "a file has a name, with a size or content, or the path of a real file");
            return null;
        }

        var isNumbered = arguments[4]?.Constant is { Word: var flag } && flag != 0;
        if (isNumbered && (size is null || content is not null))
        {
            Report(DiagnosticDescriptors.BadDeclarationValue, syntax.Value.Span, "a numbered file has a size and no content");
            return null;
        }

        if (size?.Constant is { Word: var word } && (word < 0 || word > long.MaxValue))
        {
            Report(DiagnosticDescriptors.BadDeclarationValue, size.Span, "a file's size goes from 0 to 2^63-1");
            return null;
        }

        var descriptor = new FileDescriptor(symbol.Name, symbol.Slot, name?.Constant?.Reference as string, size is null ? null : (ulong)size.Constant!.Value.Word,
            path?.Constant?.Reference as string, content?.Constant?.Reference as string, isNumbered, _tree.Text, syntax.Span);
        _files.Add(descriptor);
        return new BoundFileDeclaration(syntax.Span, descriptor);
    }

    private BoundRequiresStatement? BindRequires(RequiresDeclarationSyntax syntax)
    {
        if (BindSource(syntax.Requirement, "elf", "file") is not { } path) return null;
        var kind = ((NameExpressionSyntax)((CallExpressionSyntax)syntax.Requirement).Target).Name;
        return new BoundRequiresStatement(syntax.Span, new RequirementDescriptor(kind, path, _tree.Text, syntax.Span));
    }

    private SyntheticImageDescriptor BindImageBlock(ImageBlockDeclarationSyntax syntax, TemplateSymbol symbol)
    {
        var image = new SyntheticImageDescriptor(symbol.Name, symbol.Slot, _tree.Text, syntax.Span);
        var sections = ImmutableArray.CreateBuilder<ImageSection>();
        var segments = ImmutableArray.CreateBuilder<ImageSegment>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in syntax.Items)
        {
            switch (item)
            {
                case ImageSectionSyntax section:
                    if (!section.Name.IsMissing && !seen.Add(section.Name.Text)) Report(DiagnosticDescriptors.BadImage, section.Name.Span, $"the section '{section.Name.Text}' is there twice");
                    var isNoBits = section.NobitsKeyword is not null || section.Name.Text == ".bss";
                    sections.Add(new ImageSection(section.Name.Text, NumberOf(section.Size), section.Permissions.Text, isNoBits, section.Span));
                    break;
                case ImageLoadSyntax load:
                    segments.Add(BindSegment(load));
                    break;
                case ImageEntrySyntax entry:
                    if (!seen.Add("entry")) Report(DiagnosticDescriptors.BadImage, entry.EntryKeyword.Span, "'entry' is there twice");
                    image = image with { Entry = BindEntry(entry, syntax) };
                    break;
                case ImageOptionSyntax option:
                    if (!option.Keyword.IsMissing && !seen.Add(option.Keyword.Text)) Report(DiagnosticDescriptors.BadImage, option.Keyword.Span, $"'{option.Keyword.Text}' is there twice");
                    image = BindImageOption(image, option);
                    break;
            }
        }

        if (sections.Count > 0 && segments.Count > 0) Report(DiagnosticDescriptors.BadImage, syntax.Name.Span, "an image has sections or explicit 'load' segments, not both");
        return image with { Sections = sections.DrainToImmutable(), Segments = segments.DrainToImmutable() };
    }

    private ImageEntry BindEntry(ImageEntrySyntax syntax, ImageBlockDeclarationSyntax image)
    {
        var offset = syntax.Offset is null ? 0 : NumberOf(syntax.Offset);
        if (syntax.Base.Kind != SyntaxKind.SectionNameToken) return new ImageEntry(null, NumberOf(syntax.Base) + offset);
        var names = image.Items.OfType<ImageSectionSyntax>().Select(s => s.Name.Text).ToArray();
        if (!names.Contains(syntax.Base.Text))
            ReportUnknown(DiagnosticDescriptors.BadImage, syntax.Base.Span, syntax.Base.Text, names, $"this image has no section '{syntax.Base.Text}'");
        return new ImageEntry(syntax.Base.Text, offset);
    }

    private ImageSegment BindSegment(ImageLoadSyntax syntax)
    {
        ulong fileSize = 0;
        ulong? memorySize = null;
        ulong? align = null;
        foreach (var attribute in syntax.Attributes)
        {
            var value = NumberOf(attribute.Value);
            switch (attribute.Keyword.Text)
            {
                case "filesz": fileSize = value; break;
                case "memsz": memorySize = value; break;
                case "align": align = value; break;
                case var word:
                    ReportUnknown(DiagnosticDescriptors.BadImage, attribute.Keyword.Span, word, ["filesz", "memsz", "align"], $"a segment has no '{word}'");
                    break;
            }
        }

        return new ImageSegment(NumberOf(syntax.Address), syntax.Permissions.Text, fileSize, memorySize ?? fileSize, align, syntax.Span);
    }

    private SyntheticImageDescriptor BindImageOption(SyntheticImageDescriptor image, ImageOptionSyntax option)
    {
        var value = option.Value;
        if (option.Keyword.IsMissing || value.IsMissing) return image;
        switch (option.Keyword.Text)
        {
            case "type" when value.Text is "exec" or "dyn": return image with { IsDynamic = value.Text == "dyn" };
            case "class" when value.Value is Word number && (number == 32 || number == 64): return image with { Class = (int)number };
            case "base" when value.Value is Word: return image with { Base = NumberOf(value) };
            case "stack" when value.Text is "rw-" or "rwx" or "absent": return image with { Stack = value.Text };
            case "interp" when value.Value is string path: return image with { InterpreterPath = path };
            case "interp":
                if (_scope.Lookup(value.Text) is TemplateSymbol { Word: "image" } symbol)
                {
                    _uses?.Add(symbol);
                    var index = _images.FindLastIndex(i => i.GlobalSlot == symbol.Slot);
                    return image with { InterpreterImage = index };
                }

                ReportUnknown(DiagnosticDescriptors.UnknownName, value.Span, value.Text, NamesInScope(), value.Text);
                return image;
            default:
                return image; // the parser has reported it
        }
    }

    private ulong NumberOf(SyntaxToken token)
    {
        if (token.Value is Word value && value >= 0 && value <= ulong.MaxValue) return (ulong)value;
        if (!token.IsMissing) Report(DiagnosticDescriptors.BadImage, token.Span, "expected a number or a size");
        return 0;
    }
}
