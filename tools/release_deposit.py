"""The forms of a deposit at Zenodo and in a Dataverse, filled in; nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from release_words import Told, summary

import ccwuniv as ccw
from ccwuniv.citation import page_address

__all__ = ["deposits"]

AUTHORS = "The ccwuniv contributors"
KEYWORDS = (
    "arms control",
    "Convention on Certain Conventional Weapons",
    "disarmament",
    "international law",
    "treaty participation",
    "universalization",
)
WORDS = """# Deposit forms

Nothing here has been sent. `zenodo.json` is the metadata of a deposition at Zenodo (its REST API takes it as it is);
`dataverse.json` is a dataset for the native API of a Dataverse installation. Two things are the depositor's own and
are not filled in: the contact's e-mail address, which a Dataverse requires, and the names of persons, where the
contributors wish to be named. Upload the zip file that lies beside the release, or its files one by one.
"""


def deposits(reg: ccw.Registry, told: Sequence[Told]) -> dict[str, str]:
    """Return the files of the forms, by name."""
    title = f"Participation in the Convention on Certain Conventional Weapons and its Protocols, version {reg.version}"
    listed = "".join(f"<li>{escape(name)}: {escape(row)} ({rows:,} rows)</li>" for name, row, rows, _ in told)
    description = f"<p>{escape(summary(reg))}</p><ul>{listed}</ul>"
    forms = {
        "zenodo.json": _zenodo(reg, title, description),
        "dataverse.json": _dataverse(reg, title, description),
    }
    return {"README.md": WORDS} | {
        name: json.dumps(form, ensure_ascii=False, indent=1) + "\n" for name, form in forms.items()
    }


def _zenodo(reg: ccw.Registry, title: str, description: str) -> Mapping[str, object]:
    return {
        "metadata": {
            "upload_type": "dataset",
            "title": title,
            "creators": [{"name": AUTHORS}],
            "description": description,
            "publication_date": reg.data_until.isoformat(),
            "access_right": "open",
            "license": "cc-by-4.0",
            "version": reg.version,
            "language": "eng",
            "keywords": list(KEYWORDS),
            "references": list(reg.sources),
            "related_identifiers": [
                {"identifier": page_address(instrument.untc_id), "relation": "isDerivedFrom", "scheme": "url"}
                for instrument in _pages(reg)
            ],
            "notes": f"Made with ccwuniv {ccw.__version__}. The version is the last day of the data.",
        }
    }


def _pages(reg: ccw.Registry) -> list[ccw.Instrument]:
    """Return one instrument of each page of the depositary."""
    found = {instrument.untc_id: instrument for instrument in reg.instruments if page_address(instrument.untc_id or "")}
    return list(found.values())


def _dataverse(reg: ccw.Registry, title: str, description: str) -> Mapping[str, object]:
    first = min(action.date for action in reg.actions)
    fields = [
        _field("title", "primitive", title),
        _field("author", "compound", [{"authorName": _field("authorName", "primitive", AUTHORS)}]),
        _field(
            "datasetContact", "compound", [{"datasetContactName": _field("datasetContactName", "primitive", AUTHORS)}]
        ),
        _field(
            "dsDescription",
            "compound",
            [{"dsDescriptionValue": _field("dsDescriptionValue", "primitive", description)}],
        ),
        _field("subject", "controlledVocabulary", ["Law", "Social Sciences"]),
        _field(
            "keyword", "compound", [{"keywordValue": _field("keywordValue", "primitive", word)} for word in KEYWORDS]
        ),
        _field("language", "controlledVocabulary", ["English"]),
        _field("productionDate", "primitive", reg.data_until.isoformat()),
        _field(
            "timePeriodCovered",
            "compound",
            [
                {
                    "timePeriodCoveredStart": _field("timePeriodCoveredStart", "primitive", first.isoformat()),
                    "timePeriodCoveredEnd": _field("timePeriodCoveredEnd", "primitive", reg.data_until.isoformat()),
                }
            ],
        ),
        _field(
            "kindOfData",
            "primitive",
            ["Treaty actions; panels of States and of pairs of States by year; event history data"],
        ),
        _field("dataSources", "primitive", list(reg.sources)),
        _field(
            "software",
            "compound",
            [
                {
                    "softwareName": _field("softwareName", "primitive", "ccwuniv"),
                    "softwareVersion": _field("softwareVersion", "primitive", ccw.__version__),
                }
            ],
        ),
    ]
    return {
        "datasetVersion": {
            "license": {"name": "CC BY 4.0", "uri": "http://creativecommons.org/licenses/by/4.0"},
            "metadataBlocks": {"citation": {"displayName": "Citation Metadata", "fields": fields}},
        }
    }


def _field(name: str, kind: str, value: object) -> dict[str, object]:
    return {"typeName": name, "typeClass": kind, "multiple": isinstance(value, list), "value": value}
