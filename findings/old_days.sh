#!/usr/bin/env bash
# openpyxl 3.1.5, polars 2.1.0 with fastexcel, xlsx2csv 0.8.6, pandas 3.1.1 with python-calamine: days before March 1900.
# Guess:   a day that openpyxl writes to a workbook is the same day in every program that reads workbooks, or an error.
# Instead: polars reads 22 August 1864, the day of the first Geneva Convention, as the 23rd. xlsx2csv gives the number
#          -12913, pandas with calamine the time 00:00, as openpyxl does of its own 31 December 1899. Of 1 January to
#          28 February 1900 xlsx2csv gives the day before, as LibreOffice does. From 1 March 1900 on all agree: the format
#          counts a 29 February 1900, and each program bends around it in its own way. Nothing is said by any of them.
# Meets us where the days of old treaties go to a workbook: such a column is written as text.
# Held by tests/exports/test_exports.py, test_days_before_march_1900_are_text_since_programs_differ_on_their_numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install openpyxl==3.1.5 pandas==3.1.1 polars==2.1.0
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install fastexcel==0.21.0 python-calamine==0.9.1
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install xlsx2csv==0.8.6
cd "$folder"
cat > seen.py <<'PYTHON'
import datetime as dt
import subprocess
import sys

import openpyxl
import pandas as pd
import polars as pl

days = [dt.date(1864, 8, 22), dt.date(1899, 12, 31), dt.date(1900, 2, 28), dt.date(1900, 3, 1)]
book = openpyxl.Workbook()
for row in [["day"], *([day] for day in days)]:
    book.active.append(row)
book.save("old.xlsx")
cells = openpyxl.load_workbook("old.xlsx").active["A"][1:]
to_csv = [sys.executable, "-m", "xlsx2csv", "old.xlsx"]
calamine = pd.read_excel("old.xlsx", engine="calamine")["day"]
seen = {
    "openpyxl": [str(cell.value).removesuffix(" 00:00:00") for cell in cells],
    "polars": [str(day) for day in pl.read_excel("old.xlsx")["day"]],
    "pandas, calamine": [str(day).removesuffix(" 00:00:00") for day in calamine],
    "xlsx2csv": subprocess.run(to_csv, capture_output=True, text=True, check=True).stdout.split()[1:],
}
print("written".ljust(18), *map(str, days))
for client, read in seen.items():
    print(client.ljust(18), *read)
assert seen["openpyxl"] == ["1864-08-22", "00:00:00", "1900-02-28", "1900-03-01"]
assert seen["polars"] == ["1864-08-23", "1899-12-31", "1900-02-28", "1900-03-01"]
assert seen["pandas, calamine"] == ["00:00:00", "00:00:00", "1900-02-28", "1900-03-01"]
assert seen["xlsx2csv"] == ["-12913", "00:00", "1900-02-27", "1900-03-01"]
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# written            1864-08-22 1899-12-31 1900-02-28 1900-03-01
# openpyxl           1864-08-22 00:00:00 1900-02-28 1900-03-01
# polars             1864-08-23 1899-12-31 1900-02-28 1900-03-01
# pandas, calamine   00:00:00 00:00:00 1900-02-28 1900-03-01
# xlsx2csv           -12913 00:00 1900-02-27 1900-03-01
