"""Every export and every file of a release, opened in the programs that people use: R, LaTeX, LibreOffice and others.

    python -m tests.clients [--no-install] [--no-release]

It needs Debian and root, installs what it opens the files with, and is not a part of ``make test``.
"""
