"""What an installed wheel must answer, far from the checkout that it was built from."""

import sys
from importlib.metadata import version
from pathlib import Path

import ccwuniv as ccw

TOTALS = {"CCW": 117, "A1": 79, "P1": 112, "P2": 93, "AP2": 100, "P3": 108, "P4": 102, "P5": 84}
MIGRATION = {"BDI", "CUB", "DJI", "LAO", "LSO", "MEX", "MNG", "MUS", "TGO", "UGA", "UZB"}


def main() -> None:
    """Ask a few questions, each of which reaches another part of the shipped data."""
    assert Path(ccw.__file__).is_relative_to(sys.prefix), f"{ccw.__file__} is not the installed package"
    assert not {"pandas", "numpy", "matplotlib", "pydantic"} & set(sys.modules), "the import is heavy"
    assert version("ccwuniv") == ccw.__version__

    registry = ccw.Registry.bundled()
    totals = registry.totals("2014-09-01").to_dict()
    assert totals == TOTALS, totals
    migration = set(ccw.migration_list(registry, as_of="2014-09-01").index)
    assert migration == MIGRATION, migration ^ MIGRATION
    assert ccw.names.resolve("越南") == "VNM"
    assert len(ccw.OutreachLog.bundled()) > 0

    import pandas as pd

    print(f"ccwuniv {ccw.__version__} with pandas {pd.__version__}: all answers are right")


if __name__ == "__main__":
    main()
