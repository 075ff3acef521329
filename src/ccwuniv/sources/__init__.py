"""Read the world: UN Treaty Collection tables, reports of the Implementation Support Unit, and what is new in them.

It may use the registry and the outreach log.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
