"""Sphinx configuration."""

from ccwuniv._version import __version__

project = "ccwuniv"
author = "The ccwuniv contributors"
copyright = "the ccwuniv contributors; code MIT, data CC BY 4.0"
release = version = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build/html"]
templates_path = ["_templates"]
html_theme = "furo"
html_title = f"ccwuniv {release}"

autodoc_typehints = "signature"
autosummary_generate = True
autosummary_imported_members = True
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
napoleon_google_docstring = False
napoleon_use_ivar = True
# Notebooks are run by the test suite; the documentation shows what they hold.
nb_execution_mode = "off"
