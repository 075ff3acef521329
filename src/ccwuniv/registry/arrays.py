"""Answers for all states at once, as arrays, for analyses that would otherwise ask thousands of times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv.records import Basis, Population, check_counting
from ccwuniv.registry.grouped import Grouped

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ccwuniv.records import DateLike, InstrumentLike

__all__ = ["Columns"]


class Columns(Grouped):
    """The records, with answers for all states at once; days are ordinals, as of ``date.toordinal``."""

    def starts_and_ends(
        self, instrument: InstrumentLike, *, basis: Basis = "consent", population: Population = "at_the_time"
    ) -> tuple[list[int], list[int]]:
        """Return the days on which states begin to count, and those on which they no longer do, as sorted ordinals.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv import Registry
        >>> starts, ends = Registry.bundled().starts_and_ends("CCW")
        >>> str(date.fromordinal(starts[0])), str(date.fromordinal(ends[0]))
        ('1982-02-11', '1990-10-03')
        """
        return self._timeline.starts_and_ends(self.instrument(instrument).code, basis, population)

    def counts_on(
        self, days: npt.NDArray[np.int64], *, basis: Basis = "consent", population: Population = "at_the_time"
    ) -> npt.NDArray[np.int64]:
        """Return how many states each instrument (rows) binds on each of some days, ordinals in ascending order.

        Examples
        --------
        >>> import datetime as dt
        >>> import numpy as np
        >>> from ccwuniv import Registry
        >>> days = np.array([dt.date(1990, 12, 31).toordinal(), dt.date(2014, 9, 1).toordinal()])
        >>> Registry.bundled().counts_on(days)[0].tolist()
        [31, 117]
        """
        return self._timeline.counts(basis, population).through(days)

    def bound_through(self, days: npt.NDArray[np.int64], *, basis: Basis = "consent") -> npt.NDArray[np.bool_]:
        """Return which states count towards which instruments on each of some days, ordinals in ascending order.

        The axes are days, states and instruments, in the registry's order. By deposit a state counts as long as it
        could take part, as models have it (see :meth:`status_grid`).

        Examples
        --------
        >>> import datetime as dt
        >>> import numpy as np
        >>> from ccwuniv import Registry
        >>> days = np.array([dt.date(1990, 12, 31).toordinal(), dt.date(2014, 9, 1).toordinal()])
        >>> Registry.bundled().bound_through(days, basis="in_force").sum(axis=1)[:, 0].tolist()
        [31, 117]
        """
        import numpy as np

        check_counting(basis)
        if basis != "consent":
            self.require_effects()
        place, start, end = self._timeline.arrays.spans(basis, "at_the_time", listed=False)
        turns = np.zeros((len(days) + 1, len(self.states) * len(self.codes)), dtype=np.int8)
        np.add.at(turns, (days.searchsorted(start), place), 1)
        np.add.at(turns, (days.searchsorted(end), place), -1)
        held = turns[:-1].cumsum(axis=0, dtype=np.int8) > 0
        return held.reshape(len(days), len(self.states), len(self.codes))

    def require_effects(self) -> None:
        """Refuse a question on days of entry into force where no rule gives one for some consent.

        Raises
        ------
        DataError
            Naming the instrument, and how to give its rule.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().require_effects()
        """
        self._timeline.require_effects(*self.codes)

    def status_grid(
        self, as_of: DateLike | None = None, *, listed: bool = False, after_data: bool = False, basis: Basis = "consent"
    ) -> npt.NDArray[np.object_]:
        """Return the status of every state (rows, in the registry's order) on every instrument, as words.

        ``listed``: by deposit, as long as the depositary's list does, as counts of parties have it; else as long as the
        state could take part, as models of relations and time have it.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> dict(zip(reg.codes, reg.status_grid()[reg.states.index(reg.state("MCO"))], strict=True))["AP2"]
        'in_force'
        """
        from ccwuniv.registry.spell_arrays import STATUS_WORDS

        return STATUS_WORDS.take(self.status_places(as_of, listed=listed, after_data=after_data, basis=basis))

    def status_places(
        self, as_of: DateLike | None = None, *, listed: bool = False, after_data: bool = False, basis: Basis = "consent"
    ) -> npt.NDArray[np.int8]:
        """Return the same as places in the list of statuses, which is ordered by which overrides which.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().status_places("1981-04-09").any()
        np.False_
        """
        check_counting(basis)
        return self._timeline.arrays.status(self.day(as_of, after_data=after_data).toordinal(), basis, listed=listed)

    def bound_since(
        self, as_of: DateLike | None = None, *, listed: bool = False, after_data: bool = False, basis: Basis = "consent"
    ) -> npt.NDArray[np.int64]:
        """Return since when every state counts towards every instrument, as ordinals; ``NEVER`` where it does not.

        On the basis ``consent`` that is the day of the deposit, on ``in_force`` the day of effect, on
        ``in_force_as_known`` the later of the two. ``listed`` as for :meth:`status_grid`.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> place = reg.states.index(reg.state("FRA")), reg.codes.index("P5")
        >>> [str(date.fromordinal(reg.bound_since(basis=basis)[place])) for basis in ("consent", "in_force")]
        ['2006-10-31', '2007-04-30']
        """
        check_counting(basis)
        day = self.day(as_of, after_data=after_data)
        if basis != "consent":
            self.require_effects()
        return self._timeline.arrays.since(day.toordinal(), basis, listed=listed)

    def bound_days(
        self, as_of: DateLike | None = None, *, listed: bool = False, after_data: bool = False, basis: Basis = "consent"
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the days of deposit, and those of effect, by which every state is bound by every instrument.

        Both are ordinals, ``NEVER`` where a state is not bound on the basis, or where no rule gives a day of effect. A
        day of effect may lie after the day of the question. ``listed`` as for :meth:`status_grid`.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> place = reg.states.index(reg.state("DEU")), reg.codes.index("CCW")
        >>> [str(date.fromordinal(days[place])) for days in reg.bound_days("2014-09-01")]
        ['1992-11-25', '1993-05-25']
        """
        check_counting(basis)
        day = self.day(as_of, after_data=after_data)
        if basis != "consent":
            self.require_effects()
        return self._timeline.arrays.days(day.toordinal(), basis, listed=listed)
