"""Helpers that are not about treaties: arguments and options, files and folders, progress, HTML, LaTeX.

It may use the errors alone.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
