"""The command line."""

from __future__ import annotations

import sys

from ccwuniv.errors import CcwError

__all__ = ["main"]


def main() -> None:
    """Run the command line; an error of the library is printed in one line, and the exit code is 1.

    The plain question ``status STATE`` is answered without the machinery of the other commands, which takes longer to
    load than the answer.
    """
    try:
        match sys.argv[1:]:
            case ["status", state] if not state.startswith("-"):
                from ccwuniv.cli import status_text
                from ccwuniv.registry import registry_at_a_glance

                sys.stdout.write(status_text(registry_at_a_glance(), state) + "\n")
            case _:
                from ccwuniv.cli import app

                app()
    except CcwError as error:
        sys.stderr.write(f"ccwuniv: {error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
