#!/usr/bin/env bash
# statsmodels 0.15.0: a formula whose outcome is a truth value, of eight in ten with a letter and three in ten without.
# Guess:   glm("bound ~ letter", family=Binomial()) is logit("bound ~ letter"), or fails as that does: an outcome of True
#          and False is then "non-numeric".
# Instead: it models False. The columns become bound[False] and bound[True], and GLM takes the first for the successes:
#          every coefficient has the other sign, the fitted share is 0.2 for 0.8, and nothing is said. So it is with
#          "no" and "yes", the labels that a Stata file gives. With 0 and 1 both models are the one that is meant.
# Meets us where a table goes into a model: dtypes="plain" gives 0 and 1.
# Held by tests/analysis/test_waiting_statistics.py, test_plain_types_are_numpys.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install statsmodels==0.15.0 pandas==3.1.1
cd "$folder"
cat > seen.py <<'PYTHON'
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf

states = pd.DataFrame({"bound": [True] * 8 + [False] * 2 + [True] * 3 + [False] * 7, "letter": [1] * 10 + [0] * 10})
outcomes = {"True, False": states["bound"], "no, yes": states["bound"].map({True: "yes", False: "no"}),
            "0, 1": states["bound"].astype(int)}
seen = {}
for name, outcome in outcomes.items():
    table = states.assign(bound=outcome)
    glm = smf.glm("bound ~ letter", table, family=sm.families.Binomial()).fit()
    try:
        logit = f"{smf.logit('bound ~ letter', table).fit(disp=0).params['letter']:.3f}"
    except ValueError as error:
        logit = f"refused: {str(error).split('.')[0]}"
    seen[name] = f"{glm.params['letter']:.3f}", f"{glm.fittedvalues.iloc[0]:.2f}", logit
    print(f"outcome {name}: glm {seen[name][0]}, fitted share with a letter {seen[name][1]}; logit {logit}")
assert seen["0, 1"] == ("2.234", "0.80", "2.234")
for name in ("True, False", "no, yes"):
    assert seen[name][:2] == ("-2.234", "0.20")
    assert seen[name][2].startswith("refused: endog has evaluated to an array with multiple columns")
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# outcome True, False: glm -2.234, fitted share with a letter 0.20; logit refused: endog has evaluated to an array with multiple columns that has shape (20, 2)
# outcome no, yes: glm -2.234, fitted share with a letter 0.20; logit refused: endog has evaluated to an array with multiple columns that has shape (20, 2)
# outcome 0, 1: glm 2.234, fitted share with a letter 0.80; logit 2.234
