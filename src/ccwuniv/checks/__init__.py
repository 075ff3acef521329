"""The numbered rules that hold among treaty actions, and what breaks them.

It may use the analyses and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
