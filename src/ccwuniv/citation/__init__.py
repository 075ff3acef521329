"""How to cite the library, its data, a table or a figure, and the sources themselves.

It may use the pictures and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
