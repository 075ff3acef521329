#!/usr/bin/env bash
# countrynames 1.17.0: to_code_3(name).
# Guess:   a code of three letters, or None for what it does not know.
# Instead: names of former states give four letters (YUCS, CSXX, CSHH, SUHH), a part of a state gives the code of a
#          subdivision (GB-NIR), and two names that it knows raise KeyError: "Zaire", "German Democratic Republic".
# Meets us where a table of another project is joined by codes: such a column needs a look before it is a key.
# Held by tests/names/test_names_in_time.py: a former name means the state that bore it on the day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install countrynames==1.17.0
cd "$folder"
cat > seen.py <<'PYTHON'
import countrynames

seen = {}
for name in ("Yugoslavia", "Serbia and Montenegro", "Northern Ireland", "Zaire", "German Democratic Republic", "Atlantis"):
    try:
        seen[name] = countrynames.to_code_3(name)
    except KeyError as error:
        seen[name] = f"KeyError {error}"
    print(f"{name}: {seen[name]}")
assert seen["Yugoslavia"] == "YUCS" and seen["Serbia and Montenegro"] == "CSXX" and seen["Northern Ireland"] == "GB-NIR"
assert seen["Zaire"].startswith("KeyError") and seen["German Democratic Republic"].startswith("KeyError")
assert seen["Atlantis"] is None
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# Yugoslavia: YUCS
# Serbia and Montenegro: CSXX
# Northern Ireland: GB-NIR
# Zaire: KeyError 'ZR'
# German Democratic Republic: KeyError 'DD'
# Atlantis: None
