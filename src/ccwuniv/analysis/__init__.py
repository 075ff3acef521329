"""From a registry, and a log, to tables that say where they come from.

It may use the registry, the outreach log and the readers.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
