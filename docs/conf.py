"""Sphinx configuration."""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from computed import substitutions  # noqa: E402
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

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autosummary_generate = True
autosummary_imported_members = True
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_heading_anchors = 3
myst_substitutions = substitutions()
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_param = False  # as links, words of a type such as "day" would lead to attributes of that name
# Notebooks are run by the test suite; the documentation shows what they hold.
nb_execution_mode = "off"

# The notebooks are outside of docs/; the figures of a how-to are what its own code draws.
shutil.copytree(HERE.parent / "notebooks", HERE / "_build" / "notebooks", dirs_exist_ok=True)
figures = HERE / "_build" / "figures"
figures.mkdir(parents=True, exist_ok=True)
run_page(HERE / "research" / "figure.md", figures)


def setup(app: Sphinx) -> None:
    """Show lines of a table as they are."""
    app.add_lexer("csv", TextLexer)
