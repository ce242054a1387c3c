#!/bin/bash
# Gradescope runs this once, when the image is built. mem needs nothing from outside: it lies in the archive.
set -eu
root=${AUTOGRADER_ROOT:-/autograder}
chmod +x "$root/source/mem/mem"
"$root/source/mem/mem" exam check "$root/source/exam.mem"
