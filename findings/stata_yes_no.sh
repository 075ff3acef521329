#!/usr/bin/env bash
# pandas 3.0.0: read_stata, of a 0/1 column whose values are labelled "no" and "yes".
# Guess:   the column is 0 and 1, or at least no/yes with "no" false: table["party"].astype(bool) is [False, True].
# Instead: it is a category of the words, and astype(bool) is True for each of them, in silence; so is the count of
#          states that are parties. convert_categoricals=False gives the numbers.
# Meets us where a table goes to Stata, which has no truth values, and comes back: our functions that take a table read
# the words as what they say. Held by tests/project/test_tables_back.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install pandas==3.0.0
cd "$folder"
cat > seen.py <<'PYTHON'
import pandas as pd

table = pd.DataFrame({"iso3": ["LAO", "MMR"], "party": [1, 0]})
table.to_stata("parties.dta", write_index=False, version=118, value_labels={"party": {0: "no", 1: "yes"}})
back = pd.read_stata("parties.dta")["party"]
numbers = pd.read_stata("parties.dta", convert_categoricals=False)["party"]
print("read back:", back.tolist(), "of dtype", back.dtype)
print("as truth values:", back.astype(bool).tolist(), "so", back.astype(bool).sum(), "of 2 are parties")
print("without categories:", numbers.astype(bool).tolist())
assert back.tolist() == ["yes", "no"]
assert back.astype(bool).tolist() == [True, True]
assert numbers.astype(bool).tolist() == [True, False]
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# read back: ['yes', 'no'] of dtype category
# as truth values: [True, True] so 2 of 2 are parties
# without categories: [True, False]
