"""The numbered rules on treaty actions, and the search for violations.

It may use the analyses and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
