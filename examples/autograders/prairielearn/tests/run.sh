#!/bin/bash
# PrairieLearn runs this for every submission: the exam is /grade/tests/exam.mem, the answer /grade/student/answer.mem.
set -u
root=${GRADE_ROOT:-/grade}
mkdir -p "$root/results"

# server.py has drawn a variant and keeps its name; the same name draws the same numbers here.
id=$(jq -r .params.student "$root/data/data.json")

answers=$root/student/answer.mem
[ -f "$answers" ] || : > "$answers"
mem exam grade "$root/tests/exam.mem" "$answers" --student "$id" --format prairielearn > "$root/results/results.json"
