#!/bin/sh
# Fetches the ANTLR 4.13 tool into .antlr/ (ignored by git), for `dotnet build src/Compiler -p:RegenerateParser=true`.
# Antlr4BuildTasks 8.13.0 carries a 4.9.1 tool, whose output the 4.13 runtime refuses; the npm package antlr4ng-cli 2.0.0
# carries a 4.13 one with the C# target. Needs npm here, and Java to run the tool. Prints the path of the jar.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
target="$root/.antlr"
jar="$target/antlr4-4.13.jar"
if [ ! -f "$jar" ]; then
    mkdir -p "$target/unpack"
    (cd "$target/unpack" && npm pack --silent antlr4ng-cli@2.0.0 > /dev/null && tar -xzf antlr4ng-cli-2.0.0.tgz)
    found=$(find "$target/unpack/package" -name '*.jar' | head -n 1)
    mv "$found" "$jar"
    rm -rf "$target/unpack"
fi
echo "$jar"
