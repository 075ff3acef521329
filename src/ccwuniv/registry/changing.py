"""Registries made from a registry: with further actions, under another reading, or compared with another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ccwuniv._support import one_of
from ccwuniv.registry.arrays import Columns

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from ccwuniv.records import Action, DateLike
    from ccwuniv.registry.records import Records

__all__ = ["Changing"]


class Changing(Columns):
    """The records, and other registries made from them."""

    def reaching(self, as_of: DateLike | None = None, *, after_data: bool = False) -> Self:
        """Return the registry that answers for a day: itself, or beyond its last day one with the same records.

        That one ends on the day asked for, and ``data_until`` remains the last day of the data: in between, nothing is
        known of deposits.

        Raises
        ------
        DateError
            As for :meth:`day`.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> later = Registry.bundled().reaching("2026-11-30", after_data=True)
        >>> str(later.as_of), str(later.data_until)
        ('2026-11-30', '2026-02-03')
        """
        day = self.day(as_of, after_data=after_data)
        return self if day <= self.as_of else self._ending(day)

    def within_data(self) -> Self:
        """Return the registry that ends with the data: itself, or that from which :meth:`reaching` made it.

        A wait, a horizon or a panel that reached further would take for "did not join" what nobody knows.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> str(Registry.bundled().reaching("2026-11-30", after_data=True).within_data().as_of)
        '2026-02-03'
        """
        return self if self.as_of <= self.data_until else self._ending(self.data_until)

    def _ending(self, day: dt.date) -> Self:
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, as_of=day)
        return other

    def with_actions(self, actions: Action | Mapping[str, Any] | Iterable[Action | Mapping[str, Any]]) -> Self:
        """Return the registry with further actions, to ask what would follow.

        Parameters
        ----------
        actions : Action, mapping, or several
            A mapping needs ``iso3``, ``instrument``, ``kind`` and ``date``; it is marked ``hypothetical`` unless it
            says on what it rests. The last day of the data stays as it is: an action after it counts on a later day,
            which needs ``after_data=True``.

        Returns
        -------
        Registry
            It counts the acts as they are given. What they contradict in the Convention, or leave open in it, is in its
            ``doubts``, and under ``doubts`` in the provenance of every answer: a consent to a protocol without the
            Convention, a consent to the Convention with fewer than two protocols (article 4(3)), a denunciation of the
            amendment alone (unsettled: article 9 speaks of the Convention or a protocol). :func:`check` finds more.

        Raises
        ------
        DataError
            When an action is not well formed, or contradicts one that is there.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> act = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-03-02"}
        >>> joined = reg.with_actions(act)
        >>> int(joined.totals("2026-03-02", after_data=True)["AP2"] - reg.totals()["AP2"])
        1
        >>> joined
        <Registry 2026.02.03, hypothetical: 8 instruments, 204 states, 943 actions (1 later), as of 2026-02-03>
        """
        from ccwuniv.registry.change import with_actions

        changed = self.replaced(**with_actions(self, actions))
        changed.__dict__["_given"] = self._given | (frozenset(changed.actions) - frozenset(self.actions))
        return changed

    def with_disputes(self, reading: Literal["held", "alternative"]) -> Self:
        """Return the registry under the other reading of every disputed fact, or (``"held"``) unchanged.

        Where several sources differ from what is held, each in its own way, the other reading is the one of most
        weight, and among equals the first. For another one, keep its dispute alone:
        ``reg.replaced(disputes=[one]).with_disputes("alternative")``.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> reg.entry_into_force("TJK", "P5"), reg.with_disputes("alternative").entry_into_force("TJK", "P5")
        (datetime.date(2006, 11, 18), datetime.date(2006, 11, 12))
        """
        from ccwuniv.registry.change import with_disputes

        one_of("reading", reading, ("held", "alternative"))
        return self if reading == "held" else self.replaced(**with_disputes(self))

    def diff(self, other: Records) -> pd.DataFrame:
        """Return what another registry holds differently: a row per action added, removed or changed.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> reg.diff(reg.with_disputes("alternative"))["change"].value_counts().to_dict()
        {'added': 9, 'changed': 5}
        """
        from ccwuniv.registry.change import changed_actions

        return changed_actions(self, other)
