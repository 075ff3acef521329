"""Waiting times in lifelines and scikit-survival, the citation file in cffconvert, each in its own environment.

None of them is in a lock of this project: lifelines excludes pandas 3, scikit-survival is under the GPL, and cffconvert
excludes the jsonschema that others need.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.clients.of_tables import Line

ROOT = Path(__file__).resolve().parents[2]
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "lifelines": ("lifelines", "pandas<3", "pyarrow"),
    "sksurv": ("scikit-survival", "pandas", "pyarrow"),
    "statsmodels": ("statsmodels", "pandas", "pyarrow"),
    "cffconvert": ("cffconvert", "setuptools<81"),
}
CURVE = {
    "lifelines": """
import sys, pandas as pd
from lifelines import KaplanMeierFitter
for path in sys.argv[1:3]:
    w = pd.read_stata(path) if path.endswith("dta") else pd.read_csv(path)
    event = w["event"].eq("yes") if path.endswith("dta") else w["event"]
    fit = KaplanMeierFitter().fit(w["t_stop"], event, entry=w["t_start"])
    curve = pd.read_csv(sys.argv[3])
    found = fit.survival_function_at_times(curve["t"]).to_numpy()
    assert abs(found - curve["survival"]).max() < 1e-12, path
import lifelines; print(lifelines.__version__, "pandas", pd.__version__)
""",
    "sksurv": """
import sys, pandas as pd, sksurv
from sksurv.nonparametric import kaplan_meier_estimator
for path in sys.argv[1:3]:
    w = pd.read_stata(path) if path.endswith("dta") else pd.read_csv(path)
    event = w["event"].eq("yes") if path.endswith("dta") else w["event"]
    times, survival = kaplan_meier_estimator(event.astype(bool), w["t_stop"], time_enter=w["t_start"])
    curve = pd.read_csv(sys.argv[3]).set_index("t")["survival"]
    found = pd.Series(survival, index=times)
    both = curve.index.intersection(found.index)
    assert abs(found[both] - curve[both]).max() < 1e-12, path
print(sksurv.__version__, "pandas", pd.__version__)
""",
}


def environment(name: str, folder: Path) -> Path:
    """Return the Python of an environment that has a client; it is made once."""
    home = folder / name
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES[name]]
        subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (home / "ready").touch()
    return python


def in_models(waits: list[Path], curve: Path, folder: Path) -> Iterator[Line]:
    for name, script in CURVE.items():
        python = environment(name, folder)
        done = subprocess.run(
            [str(python), "-c", script, *map(str, waits), str(curve)], capture_output=True, text=True, check=False
        )
        said = done.stdout.strip() if not done.returncode else done.stderr.strip().splitlines()[-1]
        yield f"{name} {said}", "the curve of waiting_times, within 1e-12", ".dta, .csv", not done.returncode


def citation_file(folder: Path) -> Iterator[Line]:
    command = environment("cffconvert", folder).with_name("cffconvert")
    for form in ("apalike", "bibtex"):
        done = subprocess.run(
            [str(command), "-i", str(ROOT / "CITATION.cff"), "-f", form], capture_output=True, text=True, check=False
        )
        good = not done.returncode and "2026" in done.stdout and "0.1.0" in done.stdout + "0.1.0" * (form == "bibtex")
        yield "cffconvert", f"CITATION.cff as {form}", ".cff", good
    sys.stdout.flush()
