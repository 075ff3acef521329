"""Other programs' formats, and an archive that makes a table again.

It may use the documents and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
