"""Read a page of the UN Treaty Collection: its table of participants, its footnotes, its declarations.

HTML, XML and CSV become one grid of cells (``html``, ``xml``, ``csv``, ``grid``), and its rows become acts (``rows``,
``table``). It may use what its room may use, and nothing of ``sources.isu``.
"""
