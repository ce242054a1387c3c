using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Machine blocks.</content>
internal sealed partial class Binder
{
    private void BindScriptMachine(MachineDeclarationSyntax syntax)
    {
        if (_hasExercises) _uses = _machineUses = [];
        var machine = BindMachine(syntax);
        _uses = null;
        if (_machine is not null) Report(DiagnosticDescriptors.MachineNotFirst, syntax.MachineKeyword.Span, "a script has at most one machine block");
        else if (_previous?.Machine is not null) Report(DiagnosticDescriptors.MachineNotFirst, syntax.MachineKeyword.Span, "this session has its machine already");
        else if (_hasOperations) Report(DiagnosticDescriptors.MachineNotFirst, syntax.MachineKeyword.Span, "the machine block stands before any operation");
        _machine = machine;
    }

    private MachineDescriptor BindMachine(MachineDeclarationSyntax syntax)
    {
        var architecture = syntax.Architecture.Text;
        if (!syntax.Architecture.IsMissing && !_library.Architectures.Contains(architecture))
            ReportWithHelp(DiagnosticDescriptors.UnknownArchitecture, syntax.Architecture.Span, $"there are {string.Join(" and ", _library.Architectures)}", architecture);
        var settings = ImmutableArray.CreateBuilder<MachineSetting>(syntax.Settings.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in syntax.Settings)
        {
            var span = setting.NameTokens.Length == 0 ? setting.Span : Text.TextSpan.FromBounds(setting.NameTokens[0].Span.Start, setting.NameTokens[^1].Span.End);
            var name = setting.Name;
            if (_library.FindMachineKey(name) is not { } key)
            {
                if (name.Length > 0) ReportUnknown(DiagnosticDescriptors.UnknownMachineKey, span, name, _library.MachineKeys.Select(k => k.Name), name);
                continue;
            }

            if (!seen.Add(name)) {
                Report(DiagnosticDescriptors.DuplicateArgument, span, $"the key '{name}'");
                continue;
            }

            if (BindMachineValue(key, setting.Value) is { } value) settings.Add(new MachineSetting(key, value, setting.Value.Span));
        }

        return new MachineDescriptor(architecture, settings.DrainToImmutable(), _tree.Text, syntax.Span);
    }

    private ConstantValue? BindMachineValue(LibraryMachineKey key, ExpressionSyntax syntax)
    {
        if (syntax.IsMissing) return null;
        var word = (syntax as NameExpressionSyntax)?.Name;
        switch (key.Kind)
        {
            case MachineKeyKind.Word:
                word ??= (syntax as LiteralExpressionSyntax)?.LiteralToken.Value as string;
                if (word is not null && key.Words.Contains(word)) return ConstantValue.String(word);
                ReportUnknown(DiagnosticDescriptors.BadMachineValue, syntax.Span, word ?? "", key.Words, key.Name, $"one of {string.Join(" ", key.Words)}");
                return null;
            case MachineKeyKind.Switch when word is "on" or "off":
                return ConstantValue.Bool(word == "on");
            case MachineKeyKind.Switch:
                Report(DiagnosticDescriptors.BadMachineValue, syntax.Span, key.Name, "on or off");
                return null;
        }

        var value = syntax is RecordExpressionSyntax ? new BoundErrorExpression(syntax.Span) : BindValue(syntax);
        var (type, what) = key.Kind switch
        {
            MachineKeyKind.Int => (PrimitiveType.Int, "a constant int"),
            _ => (PrimitiveType.String, "a constant string"),
        };
        if (value.Type == type && value.Constant is { } constant) return constant;
        if (!value.Type.IsError || syntax is RecordExpressionSyntax) Report(DiagnosticDescriptors.BadMachineValue, syntax.Span, key.Name, what);
        return null;
    }
}
