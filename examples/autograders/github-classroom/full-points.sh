#!/bin/bash
# .github/full-points.sh ITEM: whether an item has all its points. In KTAP items stand on the second level.
grep -Eq "^  ok [0-9]+ $1 # " graded.tap
