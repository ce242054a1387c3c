#!/bin/bash
# .github/grade.sh STUDENT: grades answer.mem of this repository; the feedback goes into the summary of the run.
set -eu
mem exam grade exam.mem answer.mem --student "$1" --format ktap > graded.tap
mem exam grade exam.mem answer.mem --student "$1" --format markdown >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
