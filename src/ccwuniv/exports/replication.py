"""An archive from which anybody makes a result again: its data, its call, its versions."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from ccwuniv._support import explained, write_file
from ccwuniv._version import __version__
from ccwuniv.citation import cite
from ccwuniv.errors import DataError, OptionError
from ccwuniv.exports.archive_words import archive_readme
from ccwuniv.exports.comma_separated import csv_of
from ccwuniv.exports.exporting import check_internal
from ccwuniv.exports.plain_scripts import plain_scripts
from ccwuniv.exports.replaying import Call
from ccwuniv.exports.sheets import sheet_of
from ccwuniv.plot import Drawing, drawing_of
from ccwuniv.records import facts_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

    Table: TypeAlias = pd.DataFrame | pd.Series[Any]

__all__ = ["replication_archive"]

_MADE = (1980, 1, 1, 0, 0, 0)
_LIBRARIES = ("numpy", "pandas", "matplotlib", "scipy")


@explained
def replication_archive(
    result: pd.DataFrame | pd.Series[Any] | Axes | Figure,
    path: str | Path,
    *,
    reg: Registry | None = None,
    log: ReadableLog | None = None,
    internal: bool = False,
    confidential: bool = False,
) -> Path:
    """Write all that another person needs to make a table or a figure again, as one zip file.

    It holds the data as tables (``data/``, and ``outreach.jsonl`` where a log was used), the result (``result.csv``, a
    figure also as PNG and SVG), its provenance, the references, the versions, and ``reproduce.py``, which makes the
    same call in a fresh process, writes ``reproduced.csv`` and says whether it is the same to the byte. The call is
    made again before anything is written, so that an archive never holds what it does not give. The same result gives
    the same bytes.

    In ``plain/`` are scripts in Python, R and Stata that need neither this library nor a network. Of totals, a history,
    a gap matrix, a migration list and a curve of waiting times they make the result again from every participation, or
    every wait; any other result they read as it was used.

    Parameters
    ----------
    result : table or figure
        What one function of the library returned, as it was returned, or a picture of it by ``ccwuniv.plot``. Also a
        column of such a table.
    path : str or pathlib.Path
        The file; its name should end in ``.zip``.
    reg : Registry, optional
        The registry from which it was made; the shipped one by default.
    log : OutreachLog, optional
        The log from which it was made; the shipped one by default.
    internal : bool
        Whether internal acts may be written: needed where the result rests on some. The archive says INTERNAL where it
        holds some; without them it says how many there are.
    confidential : bool
        Whether confidential acts may be written: needed where the result shows them. The archive says CONFIDENTIAL
        where it holds some.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    OptionError
        For what records no call that can be made again: a table of one's own, a comparison of two registries, a join.
    DataError
        When the call gives another table than the one at hand: it was changed, or made from other data.
    StoreError
        When the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from zipfile import ZipFile
    >>> from ccwuniv import Registry, gap_matrix
    >>> with TemporaryDirectory() as folder:
    ...     archive = replication_archive(gap_matrix(Registry.bundled(), "2014-09-01"), f"{folder}/gaps.zip")
    ...     [line for line in ZipFile(archive).read("reproduce.py").decode().splitlines() if "gap_matrix" in line]
    ["    result = ccw.gap_matrix(reg, as_of='2014-09-01')"]
    """
    import pandas as pd

    from ccwuniv.documents import left_out
    from ccwuniv.outreach import OutreachLog, level_of
    from ccwuniv.registry import Registry

    drawing = drawing_of(result)
    table = result if drawing is None else drawing.table
    if isinstance(table, Mapping):
        raise OptionError("result", "a figure of several tables", ["one of its tables", "a figure of one table"])
    if not isinstance(table, pd.DataFrame | pd.Series):
        raise OptionError("result", f"a {type(result).__name__}", ["a table", "a figure that ccwuniv.plot drew"])
    call = Call.of(facts_of(table))
    if call.shows_confidential and not confidential:
        raise OptionError("confidential", confidential, ["True, since the result shows confidential acts"])
    check_internal(table, internal=internal or confidential)
    registry = Registry.bundled() if reg is None else reg.within_data()
    acts: ReadableLog | None = None
    without = 0
    if call.uses_log:
        whole = OutreachLog.bundled() if log is None else log
        acts = whole.released(internal=internal, confidential=confidential)
        without = left_out(whole, internal=internal or confidential)
    again, column = _again(call, table, registry, acts)
    content = csv_of(sheet_of(table), "result.csv", cite(table))[0]
    if csv_of(sheet_of(again), "result.csv", cite(table))[0] != content:
        raise DataError(
            f"the table is not what {call.expression()} gives from this registry; pass it as it was returned, and with "
            "reg= and log= what it was made from"
        )
    plain = plain_scripts(call, table, registry, acts, content)
    files = {**_data(registry, acts), **plain, "result.csv": content}
    levels = frozenset() if acts is None else {level_of(act) for act in acts.acts(confidential=True)}
    files |= _words(call, column, table, drawing, makes="plain/used.csv" in plain, without=without, levels=levels)
    if drawing is not None:
        files |= _pictures(result)
    return _zip(Path(path), files)


def _again(call: Call, table: Table, registry: Registry, log: ReadableLog | None) -> tuple[Table, str | None]:
    """Run the call again; also return the column, where the table was one column of the result."""
    import pandas as pd

    again = call.run(registry, log)
    if isinstance(again, pd.DataFrame) and isinstance(table, pd.Series) and table.name in again.columns:
        return again[table.name], str(table.name)
    return again, None


def _data(registry: Registry, log: ReadableLog | None) -> dict[str, bytes]:
    from ccwuniv._support import data_directory
    from ccwuniv.registry import Registry

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        registry.write(folder)
        files = {f"data/{file.name}": file.read_bytes() for file in sorted(folder.iterdir())}
        if log is not None:
            acts = Path(name) / "outreach.jsonl"
            log.write_jsonl(acts, internal=True, confidential=True)
            files["outreach.jsonl"] = acts.read_bytes()
    if registry.version == Registry.bundled().version:
        files["data/LICENSE"] = (data_directory() / "LICENSE").read_bytes()
    return files


def _words(
    call: Call,
    column: str | None,
    table: Table,
    drawing: Drawing | None,
    *,
    makes: bool,
    without: int,
    levels: Collection[str],
) -> dict[str, bytes]:
    facts = facts_of(table)
    versions, figure = _versions(drawing), drawing is not None
    texts = {
        "README.md": archive_readme(call, table, versions, figure=figure, makes=makes, without=without, levels=levels),
        "reproduce.py": _script(call, column, drawing),
        "requirements.txt": "".join(f"{name}=={number}\n" for name, number in _versions(drawing).items()),
        "provenance.json": json.dumps(facts, ensure_ascii=False, indent=1) + "\n",
        "references.bib": cite(table, "bibtex", sources=True) + "\n",
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}


def _versions(drawing: Drawing | None) -> dict[str, str]:
    found = {"ccwuniv": __version__}
    for name in _LIBRARIES:
        try:
            found |= {name: version(name)} if name != "matplotlib" or drawing is not None else {}
        except PackageNotFoundError:
            continue
    return found


def _plot(drawing: Drawing) -> str:
    kinds = (str, bool, int, float, type(None))
    others = {name: value for name, value in drawing.arguments.items() if isinstance(value, kinds)}
    said = "".join(f", {name}={value!r}" for name, value in others.items())
    return f"ccw.plot.{drawing.function}(result{said})"


def _script(call: Call, column: str | None, drawing: Drawing | None) -> str:
    lines = [
        '"""Make the result again, and compare it with result.csv: python reproduce.py."""',
        "",
        "import sys",
        "from pathlib import Path",
        "",
        "import ccwuniv as ccw",
        "",
        "HERE = Path(__file__).resolve().parent",
        "",
        "",
        "def main() -> int:",
        f'    if ccw.__version__ != "{__version__}":',
        f'        print(f"made with ccwuniv {__version__}; this is {{ccw.__version__}}")',
        '    reg = ccw.Registry.read(HERE / "data")',
        *(['    log = ccw.OutreachLog.read_jsonl(HERE / "outreach.jsonl")'] if call.uses_log else []),
        f"    result = {call.expression()}{'' if column is None else f'[{column!r}]'}",
        '    ccw.export(result, HERE / "reproduced.csv")',
        *(
            []
            if drawing is None
            else [f'    {_plot(drawing)}.figure.savefig(HERE / "reproduced.png", bbox_inches="tight")']
        ),
        '    same = (HERE / "reproduced.csv").read_bytes() == (HERE / "result.csv").read_bytes()',
        '    print("the same table" if same else "ANOTHER TABLE: compare reproduced.csv with result.csv")',
        "    return 0 if same else 1",
        "",
        "",
        'if __name__ == "__main__":',
        "    sys.exit(main())",
        "",
    ]
    return "\n".join(lines)


def _pictures(picture: object) -> dict[str, bytes]:
    from ccwuniv.documents import as_png, as_svg

    figure: Any = getattr(picture, "figure", None) or picture
    return {"figure.png": as_png(figure, 150), "figure.svg": as_svg(figure).encode("utf-8")}


def _zip(path: Path, files: Mapping[str, bytes]) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, files[name])
    write_file(path, content.getvalue())
    return path
