"""Sphinx configuration."""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import pictures  # noqa: E402
from computed import substitutions  # noqa: E402
from mended import mend_folder  # noqa: E402
from pygments.lexers.special import TextLexer  # noqa: E402
from sphinx.application import Sphinx  # noqa: E402

from ccwuniv._version import __version__  # noqa: E402
from tests.support.code_blocks import run_page  # noqa: E402

project = "ccwuniv"
author = "The ccwuniv contributors"
copyright = "the ccwuniv contributors; code MIT, data CC BY 4.0"
release = version = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.githubpages",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build/figures", "_build/html", "_build/jupyter_execute"]
templates_path = ["_templates"]
html_theme = "furo"
html_title = f"ccwuniv {release}"
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_theme_options = {"top_of_page_buttons": []}
html_copy_source = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autosummary_generate = True
autosummary_imported_members = True
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_heading_anchors = 3
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_param = False  # as links, words of a type such as "day" would lead to attributes of that name
# Notebooks are run by the test suite; the documentation shows what they hold.
nb_execution_mode = "off"

# The notebooks are outside of docs/; the pictures are what the code beside them draws.
shutil.copytree(HERE.parent / "notebooks", HERE / "_build" / "notebooks", dirs_exist_ok=True)
figures = HERE / "_build" / "figures"
titles = pictures.draw(figures)
run_page(HERE / "research" / "figure.md", figures)
myst_substitutions = {**substitutions(), "gallery": pictures.gallery(titles)}


def show_picture(_: Sphinx, what: str, name: str, __: object, ___: object, lines: list[str]) -> None:
    """Show under a function of ``ccwuniv.plot`` what its example draws."""
    room, _, function = name.rpartition(".")
    if what == "function" and room == "ccwuniv.plot":
        lines += pictures.in_reference(function, titles)


def finish(app: Sphinx, error: Exception | None) -> None:
    """Mend what the theme leaves out."""
    if error is None and app.builder.format == "html":
        mend_folder(Path(app.outdir))


def setup(app: Sphinx) -> None:
    """Show lines of a table as they are, pictures in the reference, and pages that the keyboard reaches."""
    app.add_lexer("csv", TextLexer)
    app.connect("autodoc-process-docstring", show_picture, priority=900)
    app.connect("build-finished", finish, priority=900)
