"""What the treaty says, as pure functions: dates of effect, spells of participation, what binds two states.

It may use the records.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
