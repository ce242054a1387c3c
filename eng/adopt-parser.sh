#!/bin/sh
# adopt-parser.sh FROM TO: takes the parser that ANTLR has generated into the sources. ANTLR's C# target makes its classes public,
# and writes the path of the grammar as it was called; here they are internal, and the path is the grammar's name.
set -eu
for class in MemLexer MemParser; do
    test -f "$1/$class.cs"
    sed -e "s/^public partial class $class /internal partial class $class /" \
        -e "s|Generated from .*$class|Generated from $class|" \
        "$1/$class.cs" > "$2/$class.cs"
done
