#!/usr/bin/env bash
# pycountry 26.2.16: countries.search_fuzzy(name), of which the first answer is taken.
# Guess:   a name that its own table holds, letter for letter, comes first.
# Instead: "Niger" gives Nigeria first, and "Republic of Korea" the Democratic People's Republic of Korea; "Zaire", which
#          is no country's name now, gives Angola, after a province.
# Meets us where a script of an office turns names into codes so: a letter would go to another State.
# Held by tests/names/test_names.py: each name of the table resolves to its own State, and what is near to a name is
# suggested, never taken.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install pycountry==26.2.16
cd "$folder"
cat > seen.py <<'PYTHON'
import pycountry

assert pycountry.countries.get(name="Niger").alpha_3 == "NER"
seen = {name: pycountry.countries.search_fuzzy(name)[0].alpha_3 for name in ("Niger", "Republic of Korea", "Zaire")}
print(seen)
assert seen == {"Niger": "NGA", "Republic of Korea": "PRK", "Zaire": "AGO"}
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# {'Niger': 'NGA', 'Republic of Korea': 'PRK', 'Zaire': 'AGO'}
