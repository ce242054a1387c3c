// The language at a glance.
//
// Every piece has a label, because the parser builds no ANTLR parse tree: the labels are all that the tree builder reads.
// Every decision is made on the next token alone (LL(1)), so the generated parser never simulates the grammar: parsing is linear.
// Binary operators stand in a flat list; src/Compiler/Syntax/Parsing/ExpressionBuilder.cs puts them into a tree by the precedence
// table of SyntaxFacts. END is what the layout filter makes of a newline, ';' or the end of a block that ends a statement.
parser grammar MemParser;
options { tokenVocab = MemLexer; }

script: statements += statement* EOF;
block: open = OPEN_BRACE statements += statement* close = CLOSE_BRACE;

statement
  : body = statementBody END;

statementBody
  // Declarations
  : IMPORT path = STRING                                                                        # importStatement
  | MACHINE architecture = NAME? open = OPEN_BRACE settings += machineSetting* close = CLOSE_BRACE  # machineStatement
  | IMAGE name = NAME (assign = ASSIGN value = expression
                      | open = OPEN_BRACE items += imageItem* close = CLOSE_BRACE)              # imageStatement
  | FILE name = NAME assign = ASSIGN value = expression                                         # fileStatement
  | FN name = NAME shape = signature body = block                                              # functionStatement
  | REQUIRES requirement = expression                                                           # requiresStatement
  | TEST name = STRING body = block                                                             # testStatement
  | EXERCISE name = STRING open = OPEN_BRACE lines += exerciseLine* close = CLOSE_BRACE         # exerciseStatement
  | ANSWER name = NAME (assign = ASSIGN value = expression | body = block)                      # answerStatement
  // Statements
  | keyword = (LET | VAR) name = NAME annotation = typeClause? assign = ASSIGN value = expression  # variableStatement
  | ASSERT condition = expression (comma = COMMA message = expression)?                         # assertStatement
  | IF condition = header body = block elses += elsePart*                                       # ifStatement
  | FOR variable = NAME inWord = IN collection = header body = block                                # forStatement
  | WHILE condition = header body = block                                                       # whileStatement
  | BREAK                                                                                       # breakStatement
  | CONTINUE                                                                                    # continueStatement
  | RETURN value = expression?                                                                  # returnStatement
  | WITH target = header body = block                                                           # withStatement
  | ON target = header body = block                                                             # onStatement
  | PRINT (values += expression (separators += COMMA values += expression)*)?                   # printStatement
  | SHOW value = expression                                                                     # showStatement
  | TICK                                                                                        # tickStatement
  | target = expression (op = (ASSIGN | ADD_ASSIGN | SUB_ASSIGN | MUL_ASSIGN | DIV_ASSIGN | MOD_ASSIGN
                             | AND_ASSIGN | OR_ASSIGN | XOR_ASSIGN | SHL_ASSIGN | SHR_ASSIGN) value = expression)?  # assignmentOrCall
  ;

header: value = expression;
elsePart: ELSE (ifWord = IF condition = header)? body = block;

// Parts of declarations
machineSetting: names += NAME (names += DOT names += NAME)* assign = ASSIGN value = argumentValue END;

// Lines of exercises, questions and tasks. Which word begins which kind of line, and where it may stand, says
// src/Compiler/Syntax/ExerciseWords.cs.
exerciseLine
  : VARY variable = NAME inWord = IN domain = expression (whereWord = WHERE condition = expression)? END  # varyLine
  | MACHINE architecture = NAME? open = OPEN_BRACE settings += machineSetting* close = CLOSE_BRACE END    # machineLine
  | CLAUSE body = block END                                                                     # clauseLine
  | KEY (body = block | value = expression) END                                                 # keyLine
  | PROPERTY value = expression? END                                                            # propertyLine
  | WORDS names += NAME (separators += COMMA names += NAME)* END                                # wordsLine
  | LIMIT what = NAME value = expression END                                                    # limitLine
  | DISTRACTOR value = expression (becauseWord = BECAUSE reason = expression)? END              # distractorLine
  | CHECK name = STRING attributes += checkAttribute* body = block END                          # checkLine
  | ITEM name = NAME text = expression? open = OPEN_BRACE lines += exerciseLine* close = CLOSE_BRACE END  # itemLine
  ;
checkAttribute
  : word = (POINTS | BECAUSE) value = expression                                                # valueAttribute
  | word = HIDDEN                                                                               # hiddenAttribute
  | word = REVEAL level = NAME                                                                  # revealAttribute
  ;

imageItem
  : section = SECTION_NAME size = INTEGER permissions = PERMISSIONS nobits = NAME? END          # imageSection
  | keyword = NAME parts += imagePart+ END                                                      # imageOption
  ;
imagePart: INTEGER | NAME | STRING | PERMISSIONS | SECTION_NAME | PLUS;

signature
  : open = OPEN_PAREN (parameters += parameter (separators += COMMA parameters += parameter)*)? close = CLOSE_PAREN
    (arrow = ARROW result = type)?;
parameter: name = (LABEL | NAME) annotation = typeClause? (assign = ASSIGN value = expression)?;
typeClause: colon = COLON value = type;
type
  : name = NAME (open = LESS arguments += type (separators += COMMA arguments += type)* close = GREATER)? question = QUESTION?
  | fnWord = FN open = OPEN_PAREN (arguments += type (separators += COMMA arguments += type)*)? close = CLOSE_PAREN (arrow = ARROW result = type)?
  ;

// Expressions
expression: first = unary tails += tail* (arrow = LAMBDA body = expression)?;

tail
  : op = (OR | AND | EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | IN | RANGE | RANGE_LENGTH
        | BAR | CARET | AMPERSAND | SHL | SHR | PLUS | MINUS | STAR | SLASH | PERCENT) right = unary  # binaryTail
  | FAILS errno = operand?                                                                      # failsTail
  | FAILS_ALONE                                                                                 # failsAloneTail
  | RAISES (signal = NAME (open = OPEN_PAREN code = NAME close = CLOSE_PAREN)?)?                # raisesTail
  | RAISES_ALONE                                                                                # raisesAloneTail
  ;

unary: prefixes += (NOT | TRY | MINUS | TILDE)* value = operand;

operand: target = primary postfixes += postfix*;

postfix
  : DOT name = NAME                                                                             # memberPostfix
  | open = OPEN_PAREN (arguments += argument (separators += COMMA arguments += argument)*)? close = CLOSE_PAREN  # callPostfix
  | open = OPEN_BRACKET index = expression close = CLOSE_BRACKET                                # indexPostfix
  ;
argument: (label = LABEL colon = COLON)? value = argumentValue;
argumentValue: fields = record | value = expression;
record: open = OPEN_BRACE (fields += field (separators += COMMA fields += field)*)? close = CLOSE_BRACE;
field: label = LABEL colon = COLON value = argumentValue;

primary
  : token = (INTEGER | DECIMAL | CHARACTER | STRING | RAW_STRING | TRUE | FALSE | NULL)         # literal
  | NAME                                                                                        # name
  | start = (INTERPOLATED_START | RAW_INTERPOLATED_START) contents += interpolatedContent* end = INTERPOLATED_END  # interpolatedString
  | open = OPEN_PAREN inner = expression close = CLOSE_PAREN                                    # parenthesized
  | open = OPEN_BRACKET (elements += expression (separators += COMMA elements += expression)*)? close = CLOSE_BRACKET  # list
  | TRACE body = block                                                                          # traceForm
  | EXPLAIN body = block                                                                        # explainForm
  | MAPS open = OPEN_BRACE lines += patternLine* close = CLOSE_BRACE                            # mapsPattern
  | BUDDYINFO open = OPEN_BRACE lines += patternLine* close = CLOSE_BRACE                       # buddyInfoPattern
  | CSHARP (less = LESS result = type greater = GREATER)? open = OPEN_BRACE code = CSHARP_CODE? close = CLOSE_BRACE  # csharpForm
  ;

interpolatedContent
  : text = (INTERPOLATED_TEXT | RAW_INTERPOLATED_TEXT)
  | open = OPEN_BRACE value = expression (colon = COLON format = FORMAT)? close = CLOSE_BRACE
  ;

// Lines of maps { } and buddyinfo { }
patternLine: (ellipsis = ELLIPSIS | fields += patternField+) END;
patternField
  : token = (PATTERN_TEXT | PATTERN_DASH | WILDCARD)
  | open = OPEN_BRACE value = expression close = CLOSE_BRACE
  ;
