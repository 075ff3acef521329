"""The acts of a log, confidential or not, and which of them are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from ccwuniv._support import uncollected
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import is_shown, is_shown_line, released_acts, shown_acts, without_links
from ccwuniv.outreach.lines import from_line, shown_lines, to_line

__all__ = ["Held"]


class Held:
    """The acts of a log in the order of their ids, given as acts or as canonical lines, and each made when asked for.

    Parameters
    ----------
    acts : sequence of OutreachAction, optional
    lines : sequence of str, optional
        One of the two.
    hidden : iterable of str
        The ids of confidential acts that are not among them, but to which they may link: those that a filter left out.
    """

    def __init__(
        self,
        acts: Sequence[OutreachAction] | None = None,
        *,
        lines: Sequence[str] | None = None,
        hidden: Iterable[str] = (),
    ) -> None:
        self._acts = None if acts is None else tuple(acts)
        self._lines = None if lines is None else tuple(lines)
        self._hidden = frozenset(hidden)

    @property
    def acts(self) -> tuple[OutreachAction, ...]:
        """Every act, as it was recorded."""
        if self._acts is None:
            with uncollected():
                self._acts = tuple(map(from_line, self._lines or ()))
        return self._acts

    @property
    def lines(self) -> tuple[str, ...]:
        """The canonical line of every act."""
        if self._lines is None:
            self._lines = tuple(map(to_line, self._acts or ()))
        return self._lines

    @cached_property
    def shown(self) -> tuple[OutreachAction, ...]:
        """The acts that are not confidential, without their links to confidential ones."""
        return shown_acts(self.acts, self._hidden)

    @property
    def shown_lines(self) -> tuple[str, ...]:
        """The canonical lines of these."""
        return shown_lines(self.lines, self._hidden)

    def released(self, *, internal: bool, confidential: bool) -> Held:
        """Return the part that may be shared with others."""
        return Held(released_acts(self.acts, self._hidden, internal=internal, confidential=confidential))

    @property
    def number(self) -> int:
        """How many acts there are that are not confidential."""
        if self._acts is None:
            return sum(map(is_shown_line, self._lines or ()))
        return sum(map(is_shown, self._acts))

    @property
    def concealed(self) -> frozenset[str]:
        """The ids of the confidential acts that are here, and of those known to be elsewhere."""
        return self._hidden.union(act.id for act in self.acts if not is_shown(act))

    @property
    def movable(self) -> tuple[OutreachAction, ...]:
        """Every act, without links to confidential acts elsewhere, which another log could not recognise."""
        elsewhere = self._hidden.difference(act.id for act in self.acts)
        return tuple(without_links(act, elsewhere) for act in self.acts)

    @property
    def movable_lines(self) -> tuple[str, ...]:
        """The canonical lines of these."""
        return tuple(map(to_line, self.movable)) if self._hidden else self.lines
