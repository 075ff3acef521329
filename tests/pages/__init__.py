"""Pages in a browser: not collected by pytest, run by ``make pages``."""
