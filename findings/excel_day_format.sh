#!/usr/bin/env bash
# pandas 3.1.1 with openpyxl 3.1.5: ExcelWriter(datetime_format="YYYY-MM-DD").
# Guess:   a column of days (datetime64) is shown as 2014-09-01 in the workbook: the option is accepted, and named so.
# Instead: openpyxl's cell is shown with its time, and as ### where the column is narrow: the option is dropped in
#          silence, while date_format, for objects of datetime.date, is kept. XlsxWriter keeps both.
# Meets us where a table goes to Excel: we set the format of each cell ourselves, after pandas wrote it.
# Held by tests/exports/test_exports.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install pandas==3.1.1 openpyxl==3.1.5 xlsxwriter==3.2.9
cd "$folder"
cat > seen.py <<'PYTHON'
import openpyxl
import pandas as pd

days = pd.DataFrame({"day": pd.to_datetime(["2014-09-01"])})
dates = days.astype({"day": "object"}).assign(day=[day.date() for day in days["day"]])
shown = {}
for engine in ("openpyxl", "xlsxwriter"):
    said = {"date_format": "YYYY-MM-DD", "datetime_format": "YYYY-MM-DD"}
    with pd.ExcelWriter(f"{engine}.xlsx", engine=engine, **said) as book:
        days.to_excel(book, sheet_name="datetime64", index=False)
        dates.to_excel(book, sheet_name="date", index=False)
    sheets = openpyxl.load_workbook(f"{engine}.xlsx")
    shown[engine] = {name: sheets[name]["A2"].number_format.upper() for name in ("datetime64", "date")}
    print(engine, shown[engine])
assert shown["openpyxl"] == {"datetime64": "YYYY-MM-DD HH:MM:SS", "date": "YYYY-MM-DD"}
assert shown["xlsxwriter"] == {"datetime64": "YYYY-MM-DD", "date": "YYYY-MM-DD"}
PYTHON
"$folder/env/bin/python" seen.py
# Seen:
# openpyxl {'datetime64': 'YYYY-MM-DD HH:MM:SS', 'date': 'YYYY-MM-DD'}
# xlsxwriter {'datetime64': 'YYYY-MM-DD', 'date': 'YYYY-MM-DD'}
