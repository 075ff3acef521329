"""Outreach: the acts, the log that holds them, and the live log on the disk.

It may use the registry, the names and the records.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
