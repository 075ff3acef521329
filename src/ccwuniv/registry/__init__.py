"""The registry: instruments, states and actions, every question about a day, and what each table says of itself.

It may use the law, the names and the records.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
