#!/usr/bin/env bash
# csvkit 2.2.0 (agate 1.14.2): in2csv, csvsort, csvjoin and csvjson of a table with a column of numbers that are all 1.
# Guess:   sorting a table by one column leaves the cells of the others as they were; a number in a workbook is a number.
# Instead: a column that holds nothing but 0 and 1 becomes False and True, also where a workbook says that its cells are
#          numbers: the first episode of every state is episode "True". Add a second episode, and the column has numbers
#          again. In the same step the code NA, of Namibia, becomes an empty cell. -I keeps the ones, and sorts numbers
#          as text; NA needs --blanks besides.
# Meets us where the waiting times of states that waited once pass through csvkit and come back: True where a whole number
# is due is refused, and the column named. Held by tests/analysis/test_waiting_statistics.py,
# test_an_episode_that_became_a_truth_value_is_refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install csvkit==2.2.0 agate==1.14.2 agate-excel==0.4.2
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install openpyxl==3.1.5 setuptools==80.9.0
cd "$folder"
export PATH="$folder/env/bin:$PATH"
python - <<'PYTHON'
import csv
import openpyxl

rows = [["iso2", "state", "episode"], ["NA", "Namibia", 1], ["LA", "Lao PDR", 1]]
for name, table in {"once": rows, "twice": [*rows, ["LA", "Lao PDR", 2]]}.items():
    with open(f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    book.save(f"{name}.xlsx")
PYTHON
for name in once twice; do
  { in2csv "$name.xlsx"; csvsort -c state "$name.csv"; csvsort -I --blanks -c state "$name.csv"; } > "$name.seen"
  echo "$name:"; paste -sd' ' "$name.seen"
done
diff once.seen - <<'SEEN'
iso2,state,episode
,Namibia,True
LA,Lao PDR,True
iso2,state,episode
LA,Lao PDR,True
,Namibia,True
iso2,state,episode
LA,Lao PDR,1
NA,Namibia,1
SEEN
grep -q '^LA,Lao PDR,2$' twice.seen
! grep -q True twice.seen
# Seen:
# once:
# iso2,state,episode ,Namibia,True LA,Lao PDR,True iso2,state,episode LA,Lao PDR,True ,Namibia,True iso2,state,episode LA,Lao PDR,1 NA,Namibia,1
# twice:
# iso2,state,episode ,Namibia,1 LA,Lao PDR,1 LA,Lao PDR,2 iso2,state,episode LA,Lao PDR,1 LA,Lao PDR,2 ,Namibia,1 iso2,state,episode LA,Lao PDR,1 LA,Lao PDR,2 NA,Namibia,1
