"""Whole phrases and what each means: a heading, a cell of a column of acts, a word beside a date.

The phrases are lines of ``acts.csv``, ``modifiers.csv``, ``headings.csv`` and ``sentences.csv``, each with an example.
A phrase means an act by itself or with what a line of ``modifiers.csv`` allows before or after it; whatever else it
holds, it means nothing here, and is noted. It may use what its room may use.
"""
