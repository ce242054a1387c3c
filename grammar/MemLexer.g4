// The tokens of a .mem script.
//
// The lexer knows no context. Which mode it is in, which newlines end a statement (END), which words are contextual keywords
// (the tokens { } section), and where "maps {", "image app {" or "csharp {" open another lexical mode is decided between lexer
// and parser, in src/Compiler/Syntax/Parsing/Layout.cs.
lexer grammar MemLexer;

tokens {
  END,              // a newline or ';' that ends a statement
  MACHINE, IMAGE, FILE, REQUIRES, TEST, PRINT, SHOW, TICK,      // words at the start of a statement
  EXERCISE, ANSWER,                                             // the same, of exams and of what students write
  VARY, CLAUSE, KEY, PROPERTY, WORDS, LIMIT, DISTRACTOR, CHECK, ITEM,  // words at the start of a line of an exercise, by what follows them
  WHERE, BECAUSE, POINTS, HIDDEN, REVEAL,                       // words inside such a line
  FAILS, RAISES,                                                // words after an operand
  FAILS_ALONE, RAISES_ALONE,                                    // the same at the end of a line
  MAPS, BUDDYINFO, TRACE, EXPLAIN, CSHARP,                      // words that open a form
  LABEL,                                                        // any word before ':' in ( ) or a record
  CSHARP_CODE, FORMAT, WILDCARD, ELLIPSIS
}

// Reserved words
LET: 'let'; VAR: 'var'; FN: 'fn'; IF: 'if'; ELSE: 'else'; FOR: 'for'; IN: 'in'; WHILE: 'while';
BREAK: 'break'; CONTINUE: 'continue'; RETURN: 'return'; ASSERT: 'assert';
AND: 'and'; OR: 'or'; NOT: 'not'; TRUE: 'true'; FALSE: 'false'; NULL: 'null'; TRY: 'try';
WITH: 'with'; ON: 'on'; IMPORT: 'import';

NAME: LETTER (LETTER | DIGIT)*;

// What stands beyond ASCII is asked of .NET: Unicode's letters as sets here would be thousands of ranges to read at every start.
fragment LETTER: [a-zA-Z_] | [\u0080-\uFFFF] {Letters.IsLetter(InputStream)}?;
fragment DIGIT: [0-9] | [\u0080-\uFFFF] {Letters.IsDigit(InputStream)}?;

// Literals
INTEGER
  : [0-9] ('_'* [0-9])* [KMGTP]?
  | '0x' [0-9a-fA-F] ('_'* [0-9a-fA-F])*
  | '0b' [01] ('_'* [01])*
  ;
DECIMAL: [0-9] ('_'* [0-9])* '.' [0-9] ('_'* [0-9])*;
BAD_NUMBER: [0-9] (LETTER | DIGIT)* | [0-9] [0-9_]* '.' [0-9] (LETTER | DIGIT)*;

CHARACTER: '\'' CHARACTER_ITEM* '\'';
BAD_CHARACTER: '\'' CHARACTER_ITEM* '\\'?;
fragment CHARACTER_ITEM: '\\' ~[\r\n] | ~['\\\r\n];

STRING: '"' STRING_ITEM* '"';
BAD_STRING: '"' STRING_ITEM* '\\'?;
fragment STRING_ITEM: '\\' ~[\r\n] | ~["\\\r\n];

RAW_STRING: '"""' .*? ('"""' | EOF);
INTERPOLATED_START: '$"';             // then mode INTERPOLATED
RAW_INTERPOLATED_START: '$"""';       // then mode RAW_INTERPOLATED

// Punctuation and operators
OPEN_PAREN: '('; CLOSE_PAREN: ')'; OPEN_BRACKET: '['; CLOSE_BRACKET: ']'; OPEN_BRACE: '{'; CLOSE_BRACE: '}';
COMMA: ','; COLON: ':'; DOT: '.'; QUESTION: '?'; SEMICOLON: ';'; ARROW: '->'; LAMBDA: '=>';
RANGE: '..'; RANGE_LENGTH: '..+';
ASSIGN: '='; ADD_ASSIGN: '+='; SUB_ASSIGN: '-='; MUL_ASSIGN: '*='; DIV_ASSIGN: '/='; MOD_ASSIGN: '%=';
AND_ASSIGN: '&='; OR_ASSIGN: '|='; XOR_ASSIGN: '^='; SHL_ASSIGN: '<<='; SHR_ASSIGN: '>>=';
PLUS: '+'; MINUS: '-'; STAR: '*'; SLASH: '/'; PERCENT: '%'; AMPERSAND: '&'; BAR: '|'; CARET: '^'; TILDE: '~';
SHL: '<<'; SHR: '>>';
EQUAL: '=='; NOT_EQUAL: '!='; LESS: '<'; LESS_EQUAL: '<='; GREATER: '>'; GREATER_EQUAL: '>=';

// Trivia
WHITESPACE: [ \t\f\u000B\u00A0\uFEFF]+;
NEWLINE: '\r\n' | '\n' | '\r';
COMMENT: '#' ~[\r\n]*;
UNKNOWN: .;

// The inside of $"…". '{' goes back to the default mode until its '}'.
mode INTERPOLATED;
INTERPOLATED_TEXT: ('\\' ~[\r\n] | '{{' | '}}' | ~["\\{}\r\n])+;
INTERPOLATED_OPEN: '{' -> type(OPEN_BRACE);
INTERPOLATED_END: '"';
INTERPOLATED_UNKNOWN: . -> type(UNKNOWN);

// The inside of $"""…""". Backslashes are text.
mode RAW_INTERPOLATED;
RAW_INTERPOLATED_TEXT: ('{{' | '}}' | ~["{}])+ | '"' '"'?;
RAW_INTERPOLATED_OPEN: '{' -> type(OPEN_BRACE);
RAW_INTERPOLATED_END: '"""' -> type(INTERPOLATED_END);
RAW_INTERPOLATED_UNKNOWN: . -> type(UNKNOWN);

// The inside of image app { … }.
mode IMAGE_BLOCK;
SECTION_NAME: '.' [A-Za-z0-9_.-]+;
PERMISSIONS: [r-] [w-] [x-];
IMAGE_NUMBER: ([0-9] [0-9_]* [KMGTP]? | '0x' [0-9a-fA-F_]+) -> type(INTEGER);
IMAGE_BAD_NUMBER: [0-9] [A-Za-z0-9_]* -> type(BAD_NUMBER);
IMAGE_WORD: [A-Za-z_] [A-Za-z0-9_]* -> type(NAME);
IMAGE_STRING: '"' STRING_ITEM* '"' -> type(STRING);
IMAGE_BAD_STRING: '"' STRING_ITEM* '\\'? -> type(BAD_STRING);
IMAGE_PLUS: '+' -> type(PLUS);
IMAGE_SEMICOLON: ';' -> type(SEMICOLON);
IMAGE_OPEN: '{' -> type(OPEN_BRACE);
IMAGE_CLOSE: '}' -> type(CLOSE_BRACE);
IMAGE_WHITESPACE: [ \t\f]+ -> type(WHITESPACE);
IMAGE_NEWLINE: ('\r\n' | '\n' | '\r') -> type(NEWLINE);
IMAGE_COMMENT: '#' ~[\r\n]* -> type(COMMENT);
IMAGE_UNKNOWN: . -> type(UNKNOWN);

// The first field of a line of maps { … }: start-end.
mode MAPS_RANGE;
RANGE_TEXT: ~[ \t\r\n{}-]+ -> type(PATTERN_TEXT);
PATTERN_DASH: '-';
RANGE_OPEN: '{' -> type(OPEN_BRACE);
RANGE_CLOSE: '}' -> type(CLOSE_BRACE);
RANGE_WHITESPACE: [ \t]+ -> type(WHITESPACE);
RANGE_NEWLINE: ('\r\n' | '\n' | '\r') -> type(NEWLINE);

// The other fields, and those of buddyinfo { … }. '#' is text.
mode PATTERN_FIELDS;
PATTERN_TEXT: ~[ \t\r\n{}]+;
FIELDS_OPEN: '{' -> type(OPEN_BRACE);
FIELDS_CLOSE: '}' -> type(CLOSE_BRACE);
FIELDS_WHITESPACE: [ \t]+ -> type(WHITESPACE);
FIELDS_NEWLINE: ('\r\n' | '\n' | '\r') -> type(NEWLINE);
