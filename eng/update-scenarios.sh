#!/bin/sh
# Writes the expected output of every scenario anew. Read the difference (git diff tests/Scenarios) before you commit it.
set -eu
cd "$(dirname "$0")/.."
UPDATE_SCENARIOS=1 dotnet test tests/Scripting.Tests --nologo --filter 'FullyQualifiedName~Scenarios.ScenarioTests'
git status --short tests/Scenarios
