"""For tests of your own code: small invented data with every odd case, and a comparison that names differences.

Nothing here is about a real state. The states are called XAA to XAR, codes that ISO 3166 leaves to its users, so that
no test can be mistaken for a fact.

It may use everything but the command line.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
