"""The command line, a thin skin over the library: it reads words, asks the library, prints the answer.

It may use every other room.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
