"""What people read: the report, briefs, letters, the annual draft, headlines, the year, the explorer.

It may use the pictures, the citations and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
