#!/usr/bin/env bash
# statsmodels 0.15.0: PHReg with entry=, of waits cut into intervals that follow each other.
# Guess:   an interval is (entry, stop], as Surv(start, stop, event) of R has it and as the survival literature writes it:
#          cutting a wait in two, with the same covariate in both parts, leaves the model as it was.
# Instead: who enters on a day is at risk on that day, too, so that on the day of an event a wait that is cut there counts
#          twice, and the coefficient moves, in silence. entry + 0.5 gives the model of the whole waits again.
# Meets us where waiting times go to a model: docs/research/models.md. Held by tests/analysis/test_waiting_statistics.py,
# test_the_model_of_parties, which calculates the coefficients anew.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install statsmodels==0.15.0 pandas==2.3.3
cd "$folder"
cat > seen.py <<'PYTHON'
import numpy as np
import pandas as pd
from statsmodels.api import PHReg

whole = pd.DataFrame({"state": range(8), "t": [3, 5, 6, 8, 9, 11, 12, 14], "x": [1, 0, 1, 1, 0, 1, 0, 0], "event": 1})
whole["entry"] = 0
early = whole.assign(t=np.minimum(whole["t"], 6), event=whole["event"].where(whole["t"] <= 6, 0))
late = whole[whole["t"] > 6].assign(entry=6)
cut = pd.concat([early, late], ignore_index=True)


def model(table, shift):
    return PHReg(table["t"], table[["x"]], status=table["event"], entry=table["entry"] + shift, ties="efron")


values = {name: model(table, shift).fit().params[0] for name, table, shift in
          (("whole", whole, 0), ("cut", cut, 0), ("cut, entry + 0.5", cut, 0.5))}
print({name: round(float(value), 6) for name, value in values.items()})
assert abs(values["whole"] - values["cut"]) > 1e-3
assert abs(values["whole"] - values["cut, entry + 0.5"]) < 1e-9
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# {'whole': 1.130318, 'cut': 1.157405, 'cut, entry + 0.5': 1.130318}
