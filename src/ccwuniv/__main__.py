"""The command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import IO

from ccwuniv.errors import CcwError

__all__ = ["main"]

REFUSED, MISUSED, STOPPED = 1, 2, 130


_NO_NUMBER = "Input should be a valid integer, unable to parse string as an integer"
_COMPLETING = "_CCWUNIV_COMPLETE"
_OBJECTS = 500_000
"""How many new objects start a garbage collection: most objects of a command stay until it ends."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line, with the arguments of the process by default.

    What cannot be done is said in one line on standard error. The exit code is 0 where a command did what it says, 1
    where it was refused or a check found an error, 2 where its options were wrong, 130 where it was stopped.

    The plain question ``status STATE`` is answered without the machinery of the other commands, which takes longer to
    load than the answer.
    """
    if words is None:
        gc.set_threshold(_OBJECTS, 20, 20)
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some reads all that is installed
    for stream in (sys.stdout, sys.stderr):
        _speak(stream)
    try:
        code = _run(list(sys.argv[1:] if words is None else words))
        if words is None:
            gc.freeze()  # the process ends: what it holds goes with it
        sys.exit(code)
    except CcwError as error:
        _refuse(error, REFUSED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever reads has had enough
    except KeyboardInterrupt:
        _refuse("stopped.", STOPPED)
    except OSError as error:
        if error.filename is not None:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _refuse(f"the output cannot be written: {error.strerror}.", REFUSED)


def _run(words: list[str]) -> int:
    match words:
        case ["status", state] if not state.startswith("-") and _is_plain():
            from ccwuniv.cli import office_day, status_text
            from ccwuniv.registry import registry_at_a_glance

            sys.stdout.write(status_text(registry_at_a_glance(), state, office_day(None), after_data=True) + "\n")
            return 0
    from typer import Abort
    from typer.exceptions import TyperException

    from ccwuniv.cli import application, in_options

    app = application(None if _COMPLETING in os.environ else words)
    try:
        code = app(words, standalone_mode=False, prog_name="ccwuniv")
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CcwError as error:
        _refuse(in_options(error, app, words), REFUSED)
    except Abort:
        _refuse("stopped.", STOPPED)
    except TyperException as error:
        told = error.format_message() if hasattr(error, "format_message") else str(error)
        if not told:  # a group of commands without one: its help has been printed
            sys.exit(MISUSED)
        told = told.replace("Value error, ", "").replace(_NO_NUMBER, "use a whole number").rstrip(".")
        command = getattr(getattr(error, "ctx", None), "command_path", "ccwuniv")
        _refuse(f"{told}{'' if told.endswith('?') else '.'} See {command} --help.", MISUSED)
    return REFUSED


def _is_plain() -> bool:
    """Say whether the shipped data are in use, without reading any file."""
    from ccwuniv.cli import data_folder

    return data_folder(None) is None


def _refuse(what: object, code: int) -> None:
    sys.stderr.write(f"ccwuniv: {what}\n")
    sys.exit(code)


def _speak(stream: IO[str]) -> None:
    """Write UTF-8 into files and pipes, whatever the locale; at a terminal, replace characters that it cannot show."""
    if reconfigure := getattr(stream, "reconfigure", None):
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8")


if __name__ == "__main__":
    main()
