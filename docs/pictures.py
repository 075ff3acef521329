"""The pictures of the gallery and of the reference: what the example in the docstring of each function draws."""

from __future__ import annotations

import doctest
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

import ccwuniv as ccw

QUESTIONS = {
    "tile_map": ("Who is bound, seen as a map?", "research/gap_matrix.md"),
    "gap_matrix": ("Who lacks what?", "research/gap_matrix.md"),
    "history": ("How many parties, on every day?", "research/as_of.md"),
    "coverage": ("How many of each regional group?", "research/counts.md"),
    "migration": ("Who is bound by Protocol II and not by its amended form?", "research/migration.md"),
    "patterns": ("Which protocols do States combine?", "research/gap_matrix.md"),
    "waiting": ("How long do States wait before they join?", "research/models.md"),
    "timeline": ("What was done, and when?", "office/log.md"),
    "actor_targets": ("Who turned to whom?", "office/log.md"),
    "outcomes": ("How many of those addressed then joined?", "research/counts.md"),
}
"""What each picture answers, and the page that shows how to ask, in the order of the gallery."""


def draw(folder: Path) -> dict[str, str]:
    """Draw each picture into a folder, as ``plot_NAME.svg``; return its title by name."""
    folder.mkdir(parents=True, exist_ok=True)
    titles = {}
    for name in QUESTIONS:
        function = getattr(ccw.plot, name)
        code = "".join(example.source for example in doctest.DocTestParser().get_examples(function.__doc__ or ""))
        plt.close("all")
        exec(compile(code, name, "exec", dont_inherit=True), {})
        figure = plt.gcf()
        titles[name] = " ".join((figure.axes[0].get_title() or figure.axes[0].get_xlabel()).split())
        with mpl.rc_context({"svg.hashsalt": "ccwuniv"}):
            figure.savefig(folder / f"plot_{name}.svg", metadata={"Date": None})
    plt.close("all")
    return titles


def alternative(name: str, titles: dict[str, str]) -> str:
    """Say in words what a picture shows."""
    return f"{QUESTIONS[name][0]} {titles[name]}"


def gallery(titles: dict[str, str]) -> str:
    """Return the gallery as Markdown."""
    cards = []
    for name, (question, page) in QUESTIONS.items():
        link = f"_build/api/ccwuniv.plot.html#ccwuniv.plot.{name}"
        cards.append(
            f":::{{figure}} _build/figures/plot_{name}.svg\n:alt: {alternative(name, titles)}\n:target: {link}\n\n"
            f"**{question}** {{py:func}}`{name} <ccwuniv.plot.{name}>`, [how to]({page})\n:::\n"
        )
    return "\n".join(["::::{container} gallery", *cards, "::::"])


def in_reference(name: str, titles: dict[str, str]) -> list[str]:
    """Return the lines that show the picture at the end of a function's docstring; none for other functions."""
    if name not in titles:
        return []
    figure = f".. figure:: /_build/figures/plot_{name}.svg"
    return ["", figure, f"   :alt: {alternative(name, titles)}", "", "   What the example draws.", ""]
