"""References: to the library, to the data with a version of their own, to a table or a figure, to the sources."""

from __future__ import annotations

import json
import re

import jsonschema
import pandas as pd
import pytest
from matplotlib.figure import Figure

import ccwuniv as ccw
from ccwuniv._version import RELEASED
from tests.support.record import report_acts

DAY = "2014-09-01"
ONE = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}

CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string", "minLength": 1} for name in ("title", "container-title", "note")},
            "id": {"type": "string", "pattern": r"^[\w-]+$"},
            "type": {"enum": ["dataset", "software", "webpage", "document"]},
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["literal"],
                    "properties": {"literal": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 1,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
            "URL": {"type": "string", "pattern": "^https://"},
        },
    },
}
"""What we use of CSL-JSON 1.0.2, and nothing besides."""


def entries(text: str) -> list[tuple[str, dict[str, str]]]:
    """The entries of a BibTeX file of one field to a line."""
    found = []
    for key, body in re.findall(r"^@misc\{([\w-]+),\n(.*?)\n\}$", text, re.MULTILINE | re.DOTALL):
        fields = dict(re.fullmatch(r"  (\w+) = \{(.*)\},?", line).groups() for line in body.splitlines())  # type: ignore[union-attr]
        found.append((key, fields))
    return found


@pytest.fixture(params=["software", "data", "table", "figure", "relation", "log"])
def cited(request: pytest.FixtureRequest, reg: ccw.Registry) -> object:
    return {
        "software": lambda: "software",
        "data": lambda: reg,
        "table": lambda: ccw.gap_matrix(reg, DAY),
        "figure": lambda: ccw.plot.gap_matrix(ccw.gap_matrix(reg, DAY), Figure().subplots()),
        "relation": lambda: ccw.relations(reg, "USA", "MEX", DAY),
        "log": lambda: report_acts().frame(),
    }[request.param]()


class TestEveryStyle:
    def test_csl_json_has_its_form(self, cited: object) -> None:
        items = json.loads(ccw.cite(cited, "csl-json", sources=True))  # type: ignore[arg-type]
        jsonschema.validate(items, CSL)
        assert len({item["id"] for item in items}) == len(items)

    def test_bibtex_has_its_form(self, cited: object) -> None:
        text = ccw.cite(cited, "bibtex", sources=True)  # type: ignore[arg-type]
        found = entries(text)
        assert len(found) == text.count("@")
        assert len({key for key, _ in found}) == len(found)
        for _, fields in found:
            assert fields["title"].startswith("{")
            assert all(value.count("{") == value.count("}") for value in fields.values())
            assert not re.search(r"(?<!\\)[&%#_]", "".join(v for name, v in fields.items() if name != "url"))

    def test_apa_has_a_line_for_each(self, cited: object) -> None:
        lines = ccw.cite(cited, "apa", sources=True).splitlines()  # type: ignore[arg-type]
        assert len(lines) == len(json.loads(ccw.cite(cited, "csl-json", sources=True)))  # type: ignore[arg-type]
        assert all(re.search(r"\((?:\d{4}(?:, \w+ \d+)?|n\.d\.)\)", line) for line in lines)

    def test_the_line_below_a_table_names_version_and_source(self, cited: object) -> None:
        text = ccw.cite(cited)  # type: ignore[arg-type]
        assert f"version {ccw.__version__}" in text
        assert isinstance(cited, str) or "Source: " in text


def test_the_data_have_a_version_of_their_own(reg: ccw.Registry) -> None:
    [data] = json.loads(ccw.cite(reg, "csl-json"))
    [library] = json.loads(ccw.cite("software", "csl-json"))
    assert data["type"] == "dataset"
    assert data["title"].endswith(f", version {reg.version}, as of 3 February 2026")
    assert data["issued"] == {"date-parts": [[2026, 2, 3]]}
    assert f"ccwuniv {ccw.__version__}" in data["note"]
    assert library["type"] == "software"
    assert library["title"].endswith(f", version {ccw.__version__}")
    assert library["issued"] == {"date-parts": [[RELEASED.year, RELEASED.month, RELEASED.day]]}


@pytest.mark.parametrize("style", ["text", "caption", "apa", "bibtex", "csl-json"])
def test_version_and_day_are_said_once(style: str, reg: ccw.Registry) -> None:
    """Of what a style of another program shows: title, version and note of a reference are in it, whatever it is."""
    cited = ccw.cite(ccw.gap_matrix(reg, DAY), style)  # type: ignore[arg-type]
    shown = re.sub(r"(?m)^@misc.*$|^ *\"id\".*$", "", cited)
    assert (shown.count(reg.version), shown.lower().count("as of 1 september 2014")) == (1, 1)
    software = re.sub(r"(?m)^@misc.*$", "", ccw.cite("software", style))  # type: ignore[arg-type]
    assert (software.count(ccw.__version__), software.count(str(RELEASED.year)) > 0) == (1, True)


def test_a_caption_is_short_and_says_day_basis_data_and_source(reg: ccw.Registry) -> None:
    assert ccw.cite(reg.totals(DAY, basis="in_force"), "caption") == (
        "As of 1 September 2014, counted by date of effect. Source: ccwuniv, data 2026.02.03, from UN Treaty "
        "Collection XXVI-2, XXVI-2-a, XXVI-2-b, XXVI-2-c, XXVI-2-d, status of 2026-02-03."
    )
    assert "with hypothetical actions" in ccw.cite(reg.with_actions([ONE]).totals(), "caption")


def test_a_table_says_its_day_and_basis(reg: ccw.Registry) -> None:
    for style in ("text", "apa", "bibtex", "csl-json"):
        text = ccw.cite(reg.totals(DAY, basis="in_force"), style)  # type: ignore[arg-type]
        assert "s of 1 September 2014" in text
        assert "ounted by date of effect" in text


def test_two_tables_have_two_keys(reg: ccw.Registry) -> None:
    tables = [reg.totals(DAY), reg.totals("2015-09-01"), ccw.gap_matrix(reg, DAY)]
    assert len({entries(ccw.cite(table, "bibtex"))[0][0] for table in tables}) == 3


def test_a_figure_is_cited_as_its_table(reg: ccw.Registry) -> None:
    table = ccw.history(reg, freq="Y")
    ax = ccw.plot.history(table, instruments=["P2", "AP2"])
    assert ccw.cite(ax) == ccw.cite(ax.figure) == ccw.cite(table)


def test_hypothetical_actions_are_said(reg: ccw.Registry) -> None:
    assert "with hypothetical actions" in ccw.cite(reg.with_actions([ONE]).totals(), "apa")


class TestSources:
    """Each source has its reference, and only those that the table used."""

    def test_the_depositary_is_cited_treaty_by_treaty(self, reg: ccw.Registry) -> None:
        _, *sources = entries(ccw.cite(ccw.waiting_times(reg, "AP2", split="none"), "bibtex", sources=True))
        urls = [fields["url"] for _, fields in sources if "url" in fields]
        assert [re.search(r"mtdsg_no=([\w-]+)", url)[1] for url in urls] == ["XXVI-2", "XXVI-2-b"]  # type: ignore[index]
        assert all(fields["note"] == "Status of 3 February 2026" for _, fields in sources if "url" in fields)

    def test_the_report_is_cited(self) -> None:
        _, report = json.loads(ccw.cite(report_acts().frame(), "csl-json", sources=True))
        assert report["issued"] == {"date-parts": [[2014]]}
        assert report["author"] == [{"literal": "CCW Implementation Support Unit"}]

    @pytest.mark.parametrize(
        ("make", "named", "unnamed"),
        [
            (lambda reg: reg.totals(), ["XXVI-2-d"], ["XXVI-5", "DGACM"]),
            (ccw.coverage, ["XXVI-2", "DGACM"], ["XXVI-5"]),
            (lambda reg: ccw.coverage(reg, by="instrument"), ["XXVI-2"], ["DGACM"]),
            (ccw.treaty_table, ["XXVI-5", "XXVI-6", "XXVI-8"], []),
            (ccw.migration_list, ["XXVI-2-b", "XXVI-5", "XXVI-6"], ["XXVI-8", "XXVI-2-d"]),
            (lambda reg: ccw.panel(reg, "long", instruments=["P5"]), ["XXVI-2-d"], ["XXVI-2,", "XXVI-2-b"]),
            (lambda reg: ccw.waiting_times(reg, "P4"), ["XXVI-2-a"], ["XXVI-2-b", "XXVI-5"]),
            (lambda reg: ccw.target_list(reg, report_acts()), ["Implementation Support Unit"], []),
            (ccw.target_list, ["XXVI-8"], ["Implementation Support Unit"]),
        ],
    )
    def test_a_table_names_the_sources_that_it_used(
        self, reg: ccw.Registry, make: object, named: list[str], unnamed: list[str]
    ) -> None:
        text = "; ".join(make(reg).attrs["ccwuniv"]["sources"])  # type: ignore[operator]
        assert all(source in text for source in named)
        assert not [source for source in unnamed if source in text]

    def test_the_other_reading_names_the_other_source(self, reg: ccw.Registry) -> None:
        read = reg.with_disputes("alternative").totals()
        assert any("Austrian Federal Law Gazette" in source for source in read.attrs["ccwuniv"]["sources"])

    def test_confidential_acts_leave_no_trace(self, reg: ccw.Registry) -> None:
        act = {"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"], "document": "Secret cable"}
        log = ccw.OutreachLog([{**act, "level": "confidential"}])
        for table in (ccw.migration_list(reg, log=log), ccw.target_list(reg, log), log.frame(), log.targets(reg)):
            assert "Secret cable" not in str(table.attrs)
        assert "Secret cable" in str(log.frame(confidential=True).attrs)


@pytest.mark.parametrize("what", [pd.DataFrame({"a": [1]}), "library", 7, Figure()])
def test_what_has_no_provenance_is_refused(what: object) -> None:
    with pytest.raises(ccw.OptionError, match="what="):
        ccw.cite(what)  # type: ignore[arg-type]


def test_another_style_is_refused(reg: ccw.Registry) -> None:
    with pytest.raises(ccw.OptionError, match="style='chicago'"):
        ccw.cite(reg, "chicago")  # type: ignore[arg-type]
