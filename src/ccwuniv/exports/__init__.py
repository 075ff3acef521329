"""Export to other programs' formats, and archives from which a table can be made again.

It may use the documents and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
