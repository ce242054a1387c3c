namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM2xxx: binding and types diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnknownName = Error(
        "MEM2001", "unknown name", "unknown name '{0}'",
        "Nothing with this name is declared before this place, and the library has nothing of that name either. Variables are seen from their declaration to the end of their block; functions, images and files everywhere in the script.",
        "let a = mnap(4K)");

    public static readonly DiagnosticDescriptor UnknownMember = Error(
        "MEM2002", "unknown member", "{0} has no member '{1}'",
        "The type of the expression before the dot decides which members it has. `mem explain TYPE` lists them.",
        "p.mnap(4K)");

    public static readonly DiagnosticDescriptor UnknownType = Error(
        "MEM2003", "unknown type", "unknown type '{0}'",
        "Types are bool int number string bytes range address pfn errno, list<T>, result<T>, T?, and the library's object types such as process and vma.",
        "fn f(p: proces) { }");

    public static readonly DiagnosticDescriptor TypeMismatch = Error(
        "MEM2004", "type mismatch", "expected {0}, this is {1}",
        "A value has one type, and few convert by themselves: a constant int to a unit, an int to number, a value to its nullable type. Units (address, pfn, errno) do not convert into each other; address(x), pfn(x) and int(x) say that a conversion is meant.",
        "let a: address = p.rss");

    public static readonly DiagnosticDescriptor OperatorMismatch = Error(
        "MEM2005", "operator does not apply", "operator '{0}' does not take {1} and {2}",
        "address ± int is an address, address − address an int; %, & and the other operators on an address give ints. Values of two different units cannot be compared or added.",
        "assert p.pid == \"1\"");

    public static readonly DiagnosticDescriptor UnaryMismatch = Error(
        "MEM2006", "operator does not apply", "operator '{0}' does not take {1}",
        "not takes a bool, - an int or a number, ~ an int.",
        "assert not 1");

    public static readonly DiagnosticDescriptor NotCallable = Error(
        "MEM2007", "not a function", "'{0}' is not a function",
        "Only functions and methods can be called.",
        "let x = 1\nx(2)");

    public static readonly DiagnosticDescriptor MissingArgument = Error(
        "MEM2008", "argument missing", "'{0}' needs the argument '{1}: {2}'",
        "A parameter without a default must be given, by position or by name.",
        "p.munmap(0x1000)");

    public static readonly DiagnosticDescriptor TooManyArguments = Error(
        "MEM2009", "too many arguments", "'{0}' takes {1}, this is one more",
        "The arguments are matched with the parameters from left to right.",
        "p.munmap(0x1000, 4K, 1)");

    public static readonly DiagnosticDescriptor UnknownArgument = Error(
        "MEM2010", "unknown argument", "'{0}' has no parameter '{1}'",
        "A named argument must name a parameter of the function.",
        "p.mmap(4K, flag: anon)");

    public static readonly DiagnosticDescriptor DuplicateArgument = Error(
        "MEM2011", "argument given twice", "{0} is given twice",
        "An argument may be given by position or by name, once.",
        "p.mmap(4K, length: 8K)");

    public static readonly DiagnosticDescriptor PositionalAfterNamed = Error(
        "MEM2012", "positional argument after a named one", "arguments without a name stand before those with one",
        "After the first named argument, all must be named.",
        "p.mmap(length: 4K, rw)");

    public static readonly DiagnosticDescriptor ArgumentMismatch = Error(
        "MEM2013", "wrong argument", "argument '{0}' of '{1}' must be {2}, this is {3}",
        "The type of each argument must be that of its parameter. A constant int converts to a unit; other ints need address(x) or pfn(x).",
        "p.munmap(4K, p.maps[0].start)");

    public static readonly DiagnosticDescriptor AlreadyDeclared = Error(
        "MEM2014", "name declared twice", "{0} is already declared",
        "A name stands for one thing in a scope, and a script's own names may not be shadowed in inner ones. Names of the library may.",
        "let a = 1\nlet a = 2");

    public static readonly DiagnosticDescriptor AssignToLet = Error(
        "MEM2015", "assignment to a constant name", "'{0}' cannot be assigned: it is {1}",
        "Only a name declared with var can be assigned.",
        "let a = 1\na = 2");

    public static readonly DiagnosticDescriptor CallNeedsParentheses = Error(
        "MEM2017", "call without parentheses", "'{0}' is a function: call it with parentheses",
        "Only properties and global objects are read without parentheses.",
        "let c = p.fork");

    public static readonly DiagnosticDescriptor PropertyTakesNoParentheses = Error(
        "MEM2018", "property with parentheses", "'{0}' is not a function: leave the parentheses out",
        "A property is read, not called.",
        "print p.rss()");

    public static readonly DiagnosticDescriptor ConstantOverflow = Error(
        "MEM2019", "int overflow", "the value {0} is outside of int, which goes from -2^63 to 2^64-1",
        "Ints are exact and never wrap. What is computed from constants is checked before the script runs.",
        "let a = 0xffff_ffff_ffff_ffff + 1");

    public static readonly DiagnosticDescriptor ConstantDivisionByZero = Error(
        "MEM2020", "division by zero", "division by zero",
        "The right operand of / or % is the constant 0.",
        "let a = 1 / 0");

    public static readonly DiagnosticDescriptor ConstantShiftOutOfRange = Error(
        "MEM2021", "shift out of range", "a shift by {0}: only 0 to 63 is possible",
        "Shifts work on 64 bits.",
        "let a = 1 << 64");

    public static readonly DiagnosticDescriptor UnusedValue = Error(
        "MEM2022", "value is not used", "the value of this expression is not used",
        "A statement that is an expression must be a call. To check a condition write assert before it, to see a value print or show.",
        "1 + 2");

    public static readonly DiagnosticDescriptor NothingCanFail = Error(
        "MEM2023", "nothing here can fail", "nothing in this expression can {0}",
        "fails and try need a call that can fail with an errno, raises and try one that can raise a signal. Otherwise the expectation could never be met.",
        "assert p.rss fails EINVAL");

    public static readonly DiagnosticDescriptor ExpectedErrno = Error(
        "MEM2024", "not an errno", "'{0}' is not an errno",
        "After fails stands the name of an errno, such as EINVAL, or nothing for any of them.",
        "assert p.munmap(1, 1) fails EINVALL");

    public static readonly DiagnosticDescriptor ExpectedSignal = Error(
        "MEM2025", "not a signal", "'{0}' is not {1}",
        "After raises stands the name of a signal, such as SIGSEGV, and perhaps its code: SIGSEGV(SEGV_MAPERR).",
        "assert p.load(0) raises SIGSEGVV");

    public static readonly DiagnosticDescriptor OutsideLoop = Error(
        "MEM2026", "outside of a loop", "'{0}' stands outside of a loop",
        "break and continue belong to the innermost for or while.",
        "break");

    public static readonly DiagnosticDescriptor ReturnOutsideFunction = Error(
        "MEM2027", "return outside of a function", "'return' stands outside of a function",
        "Only a fn can return.",
        "return 1");

    public static readonly DiagnosticDescriptor ReturnNeedsValue = Error(
        "MEM2028", "return without a value", "'{0}' must return {1}",
        "A function with a result type returns a value of it on every path.",
        "fn f() -> int { return }");

    public static readonly DiagnosticDescriptor ReturnTakesNoValue = Error(
        "MEM2029", "return with a value", "'{0}' has no result type, so it cannot return a value",
        "The result type stands after the parameters: fn f() -> int { … }.",
        "fn f() { return 1 }");

    public static readonly DiagnosticDescriptor NotEveryPathReturns = Error(
        "MEM2030", "a path without return", "'{0}' can end without returning {1}",
        "A function with a result type returns a value of it on every path.",
        "fn f(a: int) -> int { if a > 1 { return 1 } }");

    public static readonly DiagnosticDescriptor NotIterable = Error(
        "MEM2031", "cannot be iterated", "'for' goes over a range or a list, this is {0}",
        "for x in 0..10 goes over ints, for v in p.maps over the elements of a list.",
        "for x in 10 { }");

    public static readonly DiagnosticDescriptor NotIndexable = Error(
        "MEM2032", "cannot be indexed", "{0} cannot be indexed",
        "Lists and bytes have elements that an index names.",
        "print 1[0]");

    public static readonly DiagnosticDescriptor UnknownMachineKey = Error(
        "MEM2033", "unknown machine key", "a machine has no key '{0}'",
        "`mem explain machine` lists the keys with their defaults.",
        "machine x86_64 { rma = 64M }");

    public static readonly DiagnosticDescriptor BadMachineValue = Error(
        "MEM2034", "wrong machine value", "'{0}' takes {1}",
        "The values of a machine block are constants: it is read before anything runs.",
        "machine x86_64 { ram = \"big\" }");

    public static readonly DiagnosticDescriptor MachineNotFirst = Error(
        "MEM2035", "machine block not possible here", "{0}",
        "There is at most one machine block in a script or a test, and it stands before any operation: the machine cannot change under running processes.",
        "let p = spawn(app)\nmachine x86_64 { }");

    public static readonly DiagnosticDescriptor UnknownArchitecture = Error(
        "MEM2036", "unknown architecture", "unknown architecture '{0}'",
        "The word after machine is x86_64 or x86_32.",
        "machine arm { }");

    public static readonly DiagnosticDescriptor NeedsType = Error(
        "MEM2037", "type cannot be inferred", "the type of {0} cannot be told here",
        "An empty list or null says nothing about its type. Write it: let a: list<int> = [].",
        "let a = []");

    public static readonly DiagnosticDescriptor LambdaNotPossible = Error(
        "MEM2038", "function without a type", "what '{0} => …' takes and gives cannot be told here",
        "A function of one line gets its types from where it stands: an argument of where any all count sum map first min max, or a variable, parameter or result of a "
        + "type such as fn(int) -> int. A function that is declared with fn has its own types.",
        "let f = x => x + 1");

    public static readonly DiagnosticDescriptor LambdaNeeded = Error(
        "MEM2039", "function needed", "'{0}' takes a function, such as x => {1}",
        "The argument says what to do with each element.",
        "p.maps.where(true)");

    public static readonly DiagnosticDescriptor CapturedVariable = Error(
        "MEM2090", "function keeps a variable", "'{0}' may change after the function was made",
        "A function that is a value keeps what it uses of the names around it as they were when it was made. That of a var would be a surprise, so it must be copied to a let first.",
        "fn f() {\n  var n = 1\n  let g: fn(int) -> int = x => x + n\n}");

    public static readonly DiagnosticDescriptor DefaultNotConstant = Error(
        "MEM2091", "default is not a constant", "the default of '{0}' must be a constant",
        "A default is filled in where a call leaves the argument out; it is made of literals and constants of the library.",
        "let n = 4\nfn f(pages: int = n) { }");

    public static readonly DiagnosticDescriptor DefaultNeeded = Error(
        "MEM2092", "parameter without a default", "'{0}' needs a default, for '{1}' before it has one",
        "Arguments are left out from the end, so parameters with defaults come last.",
        "fn f(a: int = 1, b: int) { }");

    public static readonly DiagnosticDescriptor CSharpInFunction = Error(
        "MEM2093", "C# in a function of one line", "C# cannot stand in a function that is a value",
        "Put the block into a function that is declared with fn, and name that.",
        "let f: fn(int) -> int = x => csharp<int> { return 1; }");

    public static readonly DiagnosticDescriptor RecordNotPossible = Error(
        "MEM2040", "record not possible here", "a record can only be an argument that takes one",
        "{ name: value } is written where a parameter takes a record, such as limits: { stack: 8M }.");

    public static readonly DiagnosticDescriptor UnknownField = Error(
        "MEM2041", "unknown field", "{0} has no field '{1}'",
        "The parameter's documentation lists the fields of its record.",
        "spawn(app, limits: { stak: 8M })");

    public static readonly DiagnosticDescriptor StatementBesideTests = Error(
        "MEM2042", "statement beside tests", "a script with {0} has only declarations and constants beside them",
        "Every test and every exercise runs on a machine of its own, so there is no machine for a statement outside of them. Move it into a test, a given block or a function.",
        "test \"a\" { }\nprint 1");

    public static readonly DiagnosticDescriptor LetNotConstant = Error(
        "MEM2043", "not a constant", "beside {0}, a top-level 'let' may use constants only",
        "Every test, exercise and answer runs on a machine of its own; what stands outside of them cannot depend on a machine.",
        "let p = spawn(app)\ntest \"a\" { }");

    public static readonly DiagnosticDescriptor DeclarationNotPossible = Error(
        "MEM2044", "declaration not possible here", "{0} stands at the top level of a script{1}",
        "Functions, images, files, imports and tests are declared outside of all blocks.",
        "if true { fn f() { } }");

    public static readonly DiagnosticDescriptor ImportFailed = Error(
        "MEM2045", "import failed", "cannot import \"{0}\": {1}",
        "The path is relative to the importing file and must stay inside the script root.",
        "import \"missing.mem\"");

    public static readonly DiagnosticDescriptor ImportCycle = Error(
        "MEM2046", "import cycle", "\"{0}\" imports itself: {1}",
        "Files cannot import each other in a circle. Move what both need into a third file.");

    public static readonly DiagnosticDescriptor BadImage = Error(
        "MEM2047", "wrong image", "{0}",
        "An image block has sections (.text 8K r-x) and options (type, class, base, entry, interp, stack, load).",
        "image a { .text 4K r-x\n  .text 4K r-x }");

    public static readonly DiagnosticDescriptor BadDeclarationValue = Error(
        "MEM2048", "wrong declaration", "{0}",
        "image NAME = elf(\"/path\"), file NAME = file(\"name\", size: 64K) or file(path: \"/path\"), requires elf(\"/path\"); with constants only.",
        "image a = 5");

    public static readonly DiagnosticDescriptor BadFormat = Error(
        "MEM2049", "format does not apply", "the format '{0}' is not for {1}",
        "x writes a number in hexadecimal, K and M as a size in these units.",
        "print $\"{\"a\":x}\"");

    public static readonly DiagnosticDescriptor PatternComparison = Error(
        "MEM2050", "pattern not compared", "a '{0} {{ }}' pattern can only be compared, with == or !=, to {1}",
        "A pattern is not a value of its own.",
        "let m = maps { }");

    public static readonly DiagnosticDescriptor CSharpNeedsType = Error(
        "MEM2051", "C# block without a type", "this C# block gives no value",
        "A block of C# whose value is wanted says of which type it is, and returns one: csharp<int> { return 6 * 7; }.",
        "let a = csharp { return 42; }");

    public static readonly DiagnosticDescriptor WithNotPossible = Error(
        "MEM2052", "not for 'with'", "'with' takes a {0}, this is {1}",
        "with p { … } makes the members of a process callable without naming it.",
        "with 1 { }");

    public static readonly DiagnosticDescriptor TooComplex = Error(
        "MEM2053", "too complex", "this expression is nested too deeply",
        "Give parts of the expression names of their own.");

    public static readonly DiagnosticDescriptor NoValue = Error(
        "MEM2054", "no value", "this call gives no value",
        "The function is called for its effect and has no result.",
        "let a = p.store(0x1000, 1)");

    public static readonly DiagnosticDescriptor NotAvailable = Error(
        "MEM2055", "not in this version", "{0} is not in this version: the library has no {1}",
        "The language has this form, but the library that the script is compiled against does not offer what it needs.");

    public static readonly DiagnosticDescriptor ConstantDoesNotFit = Error(
        "MEM2056", "value does not fit", "{0} does not fit into {1}",
        "Addresses and page frame numbers go from 0 to 2^64-1.",
        "let a: address = -1");

    private static IEnumerable<DiagnosticDescriptor> BindingRows() =>
    [
        UnknownName, UnknownMember, UnknownType, TypeMismatch, OperatorMismatch, UnaryMismatch, NotCallable, MissingArgument, TooManyArguments,
        UnknownArgument, DuplicateArgument, PositionalAfterNamed, ArgumentMismatch, AlreadyDeclared, AssignToLet, CallNeedsParentheses,
        PropertyTakesNoParentheses, ConstantOverflow, ConstantDivisionByZero, ConstantShiftOutOfRange, UnusedValue, NothingCanFail, ExpectedErrno, ExpectedSignal,
        OutsideLoop, ReturnOutsideFunction, ReturnNeedsValue, ReturnTakesNoValue, NotEveryPathReturns, NotIterable, NotIndexable, UnknownMachineKey,
        BadMachineValue, MachineNotFirst, UnknownArchitecture, NeedsType, LambdaNotPossible, LambdaNeeded, CapturedVariable, DefaultNotConstant, DefaultNeeded, CSharpInFunction, RecordNotPossible, UnknownField,
        StatementBesideTests, LetNotConstant, DeclarationNotPossible, ImportFailed, ImportCycle, BadImage, BadDeclarationValue, BadFormat,
        PatternComparison, CSharpNeedsType, WithNotPossible, TooComplex, NoValue, NotAvailable, ConstantDoesNotFit,
    ];
}
