#!/bin/sh
# Writes the generated pages of docs/ anew: library.md, diagnostics.md, rules.md.
set -eu
cd "$(dirname "$0")/.."
UPDATE_DOCS=1 dotnet test tests/Scripting.Tests --nologo --filter 'FullyQualifiedName~Documentation.GeneratedPageTests'
git status --short docs
