"""Read a report of the Implementation Support Unit: from the document's text to acts of outreach and claims.

The text is laid out in lines (``layout``, ``lines``), cleared of footnotes, and read paragraph by paragraph
(``drafts``); ``lexicon``, ``words`` and ``terms`` hold the words of six languages. It may use what its room may use,
and nothing of ``sources.untc``.
"""
