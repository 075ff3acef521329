"""The command that begins an office's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["init_command"]

_CONTENT = """\
# The office's file. Every ccwuniv command that runs in this folder, or below it, heeds it.
# An option (--data, --log) outweighs it, and so do the variables CCWUNIV_DATA and CCWUNIV_LOG.
form = 1

# Where `ccwuniv update` keeps the data that it read from saved pages. Until it has, the shipped data count.
data = "data"

# The log of what was done. The first `ccwuniv log add` begins it.
log = "outreach.sqlite"

# Your list of contacts (Excel or CSV): state, post, addressee, salutation, language, e-mail. It never leaves your
# machine by way of this library.
# contacts = "contacts.xlsx"

# Of whom a share is told: all_states, un_members, or un_members_and_observers.
universe = "all_states"

# States that are counted, and not to be held up as examples.
# not_examples = ["LAO"]

# The head of papers and letters.
[letterhead]
# office = "Implementation Support Unit"
# address = "Palais des Nations, Geneva"
# signatory = ""
# signatory_title = ""
# email = ""

# Groups that you speak of: a brief names those of its State, and `ccwuniv list --group "My group"` takes one.
[groups]
# "My group" = ["LAO", "VNM"]

# Your calendar, a block a meeting: `ccwuniv annual` and `ccwuniv year` take their period from it.
# [[calendar]]
# instrument = "CCW"
# title = "Meeting of the High Contracting Parties"
# start = 2026-11-18
# end = 2026-11-20
# documents_due = 2026-10-01
# agenda_item = ""
"""


def init_command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The office's folder; this one by default.")
    ] = Path(),
) -> None:
    """Begin an office's folder: a file that says which data and which log every command uses."""
    from ccwuniv._support import is_there, make_folder, write_file
    from ccwuniv.cli.configuration import FILE
    from ccwuniv.errors import StoreError

    place = folder / FILE
    if is_there(place):
        raise StoreError(str(place), "is there already; change it with an editor.")
    make_folder(folder)
    write_file(place, _CONTENT)
    typer.echo(f"{place} is written. It says where your data and your log are; open it to add your calendar.")
    typer.echo("Next: `ccwuniv update` says which pages to save; `ccwuniv log add` records what was done.")
