"""Find the state that a name in any of six languages means, and the states that a text mentions.

A state is named by its ISO 3166 code, or by any name that the UN, its depositary or usage gives or gave it, in Arabic,
Chinese, English, French, Russian or Spanish. A name that means no one state is refused, with the reason.

It may use the records.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
