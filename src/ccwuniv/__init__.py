"""Who is bound by what under the Convention on Certain Conventional Weapons, since when, and who is not.

Nothing heavy is imported before it is asked for: each public name is loaded on first use.
"""

import lazy_loader

from ccwuniv._version import __version__ as __version__

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
