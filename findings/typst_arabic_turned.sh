#!/usr/bin/env bash
# pypdf 7.1.1 and pypdfium2 5.15.2 on an Arabic PDF that typst 0.15.2 made (our own, kept for the tests).
# Guess:   both readers give the same text, or fail; a number stands beside the words that it stood beside.
# Instead: pypdf turns the words of each run between two numbers, and leaves the numbers where they were: 112, the number
#          of parties to Protocol I, moves to the next Protocol, and 47, that of Protocol III, stands before "Protocol I".
#          Nothing is missing and nothing warns. pypdfium2 gives the sentence as it was set.
# Meets us in a report as PDF: where digits are displaced, the second reader is asked, or no total is taken.
# Held by tests/sources/test_isu_files.py: twelve PDFs of two typesetters in six languages give what they say.
set -euo pipefail
page=$(cd "$(dirname "$0")/.." && pwd)/tests/fixtures/isu/pdf/typst_ar.pdf
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install pypdf==7.1.1 pypdfium2==5.15.2
cd "$folder"
cat > seen.py <<'PYTHON'
import re
import sys

import pypdf
import pypdfium2

texts = {
    "pypdf": pypdf.PdfReader(sys.argv[1]).pages[0].extract_text(),
    "pypdfium2": pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_range(),
}
first = {"pypdf": r"(\d+)\s+الأول، البروتوكول", "pypdfium2": r"البروتوكول الأول،\s*(\d+)"}
read = {name: re.search(first[name], text)[1] for name, text in texts.items()}
print("the number beside Protocol I:", read)
assert read == {"pypdf": "47", "pypdfium2": "112"}
PYTHON
"$folder/env/bin/python" seen.py "$page"
# Seen:
# the number beside Protocol I: {'pypdf': '47', 'pypdfium2': '112'}
