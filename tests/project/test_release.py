"""The files of a release: the same bytes twice, and what they say is so."""

from __future__ import annotations

import hashlib
import json
import runpy
import sys
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

import ccwuniv as ccw

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two releases of three small tables, made one after the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tools"))
        tool = runpy.run_path(str(ROOT / "tools" / "build_release.py"))
        for name in ("release_words", "release_deposit"):
            sys.modules.pop(name, None)
    reg = ccw.Registry.bundled()
    tables = [
        tool["Released"]("country_year", "a state", ccw.panel(reg, states=["NAM", "DEU"], identifiers=["cow", "iso2"])),
        tool["Released"]("spells", "a spell", ccw.panel(reg, "spell", states=["DDR", "DEU"])),
        tool["Released"]("waiting_times_AP2", "a wait", ccw.waiting_times(reg, "AP2", split="none")),
    ]
    folders = [tmp_path_factory.mktemp("release") / "ccwuniv-data" for _ in range(2)]
    for folder in folders:
        tool["write_release"](reg, folder, tables)
    return folders


def test_the_same_data_give_the_same_bytes(written: list[Path]) -> None:
    one, other = (folder.with_name("ccwuniv-data.zip").read_bytes() for folder in written)
    assert one == other


def test_every_file_has_its_checksum(written: list[Path]) -> None:
    lines = (written[0] / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = dict(reversed(line.split("  ")) for line in lines)
    there = {path.relative_to(written[0]).as_posix(): path for path in written[0].rglob("*") if path.is_file()}
    assert named == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items() if name != "SHA256SUMS"
    }


def test_the_three_formats_hold_the_same(written: list[Path]) -> None:
    csv = pd.read_csv(written[0] / "csv" / "country_year.csv", keep_default_na=False, na_values=[""])
    dta = pd.read_stata(written[0] / "stata" / "country_year.dta")
    parquet = pd.read_parquet(written[0] / "parquet" / "country_year.parquet")
    assert set(csv["iso2"]) == set(dta["iso2"]) == set(parquet["iso2"]) == {"NA", "DE"}
    german = parquet[parquet["iso3"] == "DEU"]
    assert german.groupby("cow")["year"].min().to_dict() == {260: 1981, 255: 1990}
    for back in (csv, dta):
        assert back["cow"].fillna(-1).tolist() == parquet["cow"].fillna(-1).tolist()
        assert back["status"].tolist() == parquet["status"].tolist()
    assert csv["bound"].sum() == parquet["bound"].sum() == (dta["bound"] == "yes").sum() > 0


def test_the_codebook_names_every_column_and_can_be_printed(written: list[Path]) -> None:
    page = html.fromstring((written[0] / "codebook.html").read_bytes())
    said = [element.text for element in page.xpath("//h3/code")]
    parquet = [pd.read_parquet(written[0] / "parquet" / f"{name}.parquet") for name in ("country_year", "spells")]
    assert [column for table in parquet for column in table.columns] == said[: sum(len(t.columns) for t in parquet)]
    assert "break-before: page" in page.xpath("//style")[0].text


def test_the_deposit_forms_are_filled_in(written: list[Path]) -> None:
    zenodo = json.loads((written[0] / "deposit" / "zenodo.json").read_text(encoding="utf-8"))["metadata"]
    version = ccw.Registry.bundled().version
    assert (zenodo["upload_type"], zenodo["version"], zenodo["license"]) == ("dataset", version, "cc-by-4.0")
    fields = json.loads((written[0] / "deposit" / "dataverse.json").read_text(encoding="utf-8"))
    citation = fields["datasetVersion"]["metadataBlocks"]["citation"]["fields"]
    named = {field["typeName"]: field for field in citation}
    assert named["title"]["value"].endswith(f"version {version}")
    assert all(field["multiple"] == isinstance(field["value"], list) and field["value"] for field in citation)
    assert version in (written[0] / "README.md").read_text(encoding="utf-8")
