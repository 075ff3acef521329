"""What things are, and what a column means: records, days, the words for basis and population, the codebook.

It may use the errors and what has nothing to do with treaties.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
