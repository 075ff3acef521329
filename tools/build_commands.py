"""Write ``docs/office/commands.md``: every command with its arguments and options, as the commands themselves say them.

    python tools/build_commands.py [--check]

With ``--check`` nothing is written, and the exit code says whether the page is current.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import sys
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer

from ccwuniv.cli import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "office" / "commands.md"

MANY = 4
"""How many commands have an option that is described once for all of them."""

HEAD = """# Every command

`ccwuniv --help` lists the commands, `ccwuniv COMMAND -h` shows one. `ccwuniv --install-completion` lets your shell
complete them (bash, zsh, fish). Days are written as 2026-11-30. A State is a code or a name in any of six languages.

This page is made by `tools/build_commands.py` from the commands themselves. New here? Begin with
[Monday morning](monday.md).

## Where to find it
"""

WORDS = {
    "accession, ratification, newer data": ["update", "changes", "status"],
    "acts on record, history of an act": ["log show"],
    "address, contact list": ["letters"],
    "annual report, draft for the Meeting": ["annual"],
    "back up, restore": ["log backup", "log restore", "log verify"],
    "begin, configuration, letterhead, calendar, groups": ["init"],
    "bilateral meeting, call, e-mail, demarche": ["log add"],
    "brief, talking points, one page on a State": ["brief"],
    "citation, footnote": ["cite"],
    "conflicted copy, two logs, a lock that stays": ["log merge", "log unlock"],
    "error in the data, rule": ["check"],
    "Excel, an older list of acts": ["log import"],
    "exchange, acts to give to others": ["log export"],
    "explore, map, page to share": ["explore"],
    "follow-up, reminder, overdue": ["log today", "log due"],
    "gap, matrix, who lacks what": ["gaps", "list"],
    "hand-over to a colleague": ["log handover"],
    "letter, mail merge": ["letters", "template copy"],
    "meeting, list of participants": ["match"],
    "mistake, undo, correct": ["log undo", "log amend", "log withdraw"],
    "note verbale": ["letters", "template copy", "log add"],
    "Protocol II, Amended Protocol II": ["migration"],
    "report on universalization, press": ["report", "changes"],
    "sponsorship": ["log sponsorship", "log add"],
    "statistics, country-year": ["panel"],
    "template, letterhead, tag": ["template copy", "template check"],
    "total, number of parties": ["totals"],
    "update, saved page, depositary": ["update", "read"],
    "year, between two Meetings": ["year"],
}

AROUND = """
## Exit codes and variables

A command ends with 0 where it did what it says, with 1 where it was refused or a check found an error, with 2 where its
options were wrong, with 130 where it was stopped. What cannot be done is said in one line on standard error. Files and
pipes get UTF-8.

`CCWUNIV_CONFIG`
: The office's file, where it is not `ccwuniv.toml` in this folder or in one above it.

`CCWUNIV_DATA`
: Your data folder; the same as `--data`.

`CCWUNIV_LOG`
: Your log; the same as `--log`.

`CCWUNIV_TODAY`
: Today's date, where it is not that of the machine.

`CCWUNIV_USER`
: Who records an act, where that is not your login name.

## The office's file

`ccwuniv init` writes `ccwuniv.toml`. A line that begins with `#` says nothing yet; take the mark away, and it counts.

```toml
{file}
```
"""


def commands() -> dict[str, Any]:
    """Return the commands by their words, those of a group after it."""
    found: dict[str, Any] = {}

    def add(group: Any, before: str) -> None:  # noqa: ANN401
        for name, command in group.commands.items():
            found[f"{before}{name}"] = command
            if hasattr(command, "commands"):
                add(command, f"{before}{name} ")

    add(typer.main.get_command(app), "")
    return found


def page() -> str:
    known = commands()
    lines = [HEAD, "| you look for | command |", "|---|---|"]
    for words, names in WORDS.items():
        lines.append(f"| {words} | {', '.join(map(link, names))} |")
    common = common_options(known)
    lines += ["\n## Options of many commands\n", *(line for said in common.values() for line in said)]
    told: dict[str, Any] = {}
    for name, command in known.items():
        lines += section(name, command, common, told)
        told[name] = command
    return "\n".join(lines).rstrip() + "\n" + AROUND.replace("{file}", office_file().strip())


def link(name: str) -> str:
    return f"[{name}](#ccwuniv-{name.replace(' ', '-')})"


def common_options(known: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    """Return what is said of each option that means the same in many commands."""
    said: dict[tuple[str, str], list[list[str]]] = {}
    for command in known.values():
        for given in options_of(command):
            said.setdefault((given.opts[0], given.help), []).append(described(given, command))
    return {key: lines[0] for key, lines in sorted(said.items()) if len(lines) >= MANY}


def options_of(command: Any) -> list[Any]:  # noqa: ANN401
    return [given for given in command.params if given.param_type_name == "option" and command.callback is not None]


def section(name: str, command: Any, common: Container[tuple[str, str]], told: Mapping[str, Any]) -> Iterator[str]:  # noqa: ANN401
    yield f"\n{'###' if ' ' in name else '##'} ccwuniv {name}\n"
    yield f"{plain(inspect.cleandoc(command.help or ''))}\n"
    if hasattr(command, "commands"):
        return
    arguments = [given for given in command.params if given.param_type_name == "argument"]
    options = options_of(command)
    needed = [written(given, command) for given in options if given.required]
    usage = [f"ccwuniv {name}", *map(placeholder, arguments), *needed, *(["[OPTIONS]"] if options else [])]
    yield f"`{' '.join(usage)}`\n"
    for given in arguments:
        yield from (f"`{placeholder(given)}`", f": {plain(given.help)}\n")
    own = [given for given in options if (given.opts[0], given.help) not in common]
    model, same = most_alike(own, told)
    for given in own:
        if given.opts[0] not in same:
            yield from described(given, command)
    if same:
        yield f"As in {link(model)}: {', '.join(f'`{option}`' for option in same)}.\n"
    if shared := [f"`{given.opts[0]}`" for given in options if given not in own]:
        yield f"Also: {', '.join(shared)} ([options of many commands](#options-of-many-commands)).\n"
    if command.epilog and command.epilog not in {other.epilog for other in told.values()}:
        head, *rows = command.epilog.splitlines()
        yield f"{head}\n"
        yield from (f"- `{kind.strip()}`: {what.strip()}" for kind, _, what in (row.partition(":") for row in rows))


def most_alike(options: Sequence[Any], told: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the command before that says most of these options in the same words, and which, where they are many."""
    said = {(given.opts[0], given.help) for given in options}
    best, same = "", []
    for name, command in told.items():
        alike = [given.opts[0] for given in options_of(command) if (given.opts[0], given.help) in said]
        if len(alike) >= max(MANY, len(same) + 1):
            best, same = name, alike
    return best, same


def described(option: Any, command: Any) -> list[str]:  # noqa: ANN401
    return [f"`{written(option, command)}`", f": {meaning(option)}\n"]


def written(option: Any, command: Any) -> str:  # noqa: ANN401
    hints = get_type_hints(inspect.unwrap(command.callback))
    return " ".join([*option.opts, *value(option, hints)])


def placeholder(argument: Any) -> str:  # noqa: ANN401
    word = (argument.metavar or argument.name.upper()).strip("[]") + ("..." if argument.nargs == -1 else "")
    return word if argument.required else f"[{word}]"


def value(option: Any, hints: dict[str, Any]) -> list[str]:  # noqa: ANN401
    """Return what is written after an option: nothing, its choices, or a word for the value."""
    if option.is_flag:
        return []
    if option.metavar:
        return [option.metavar]
    parts = [hints[option.name], *get_args(hints[option.name])]
    for part in parts:
        if get_origin(part) is Literal:
            return ["|".join(f'"{one}"' if " " in one else one for one in get_args(part))]
    return ["NUMBER" if int in parts else "FILE" if Path in parts else "TEXT"]


def meaning(option: Any) -> str:  # noqa: ANN401
    said = [plain(option.help)]
    if option.multiple and "epeatable" not in said[0]:
        said.append("Repeatable.")
    if option.default not in (None, False) and "default" not in said[0]:
        said.append(f"Default: `{option.default}`.")
    if option.envvar:
        said.append(f"Or the variable `{option.envvar}`.")
    return " ".join(said)


def plain(text: str) -> str:
    """Return a text of a command with nothing in it that Markdown would take for a tag."""
    return text.replace("<", "\\<")


def office_file() -> str:
    """Return what ``ccwuniv init`` writes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        inspect.unwrap(commands()["init"].callback)(Path(folder))
        return (Path(folder) / "ccwuniv.toml").read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    written = page()
    if "--check" in arguments:
        return int(not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != written)
    PAGE.write_text(written, encoding="utf-8")
    print(f"written: {PAGE.name}, {len(written.splitlines())} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
