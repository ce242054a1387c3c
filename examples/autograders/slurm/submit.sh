#!/bin/bash
# submit.sh PARTS: grades a class in so many parts at once, and puts the results together when all are done.
set -eu
cd "$(dirname "$0")"
parts=${1:-8}
job=$(sbatch --parsable --array="1-$parts" grade.sbatch)
sbatch --dependency="afterok:$job" merge.sbatch
