"""What things are: instruments, states, treaty actions, and the facts that are beside them.

Every record is a frozen pydantic model; a date is a :class:`datetime.date`, a legal day without a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from ccwuniv._support import FrozenMapping, html_facts
from ccwuniv.records.days import DateLike, as_day, within
from ccwuniv.records.record import Day, Evidence, Record
from ccwuniv.records.state import State
from ccwuniv.records.statement import Statement
from ccwuniv.records.vocabulary import (
    CONSENT_KINDS,
    ENDING_KINDS,
    ActionKind,
    Basis,
    InstrumentCode,
    Population,
    Status,
)

__all__ = [
    "CONSENT_KINDS",
    "ENDING_KINDS",
    "Action",
    "ActionKind",
    "Basis",
    "Dispute",
    "EffectRule",
    "Finding",
    "Instrument",
    "InstrumentCode",
    "InstrumentLike",
    "InstrumentName",
    "InstrumentsLike",
    "Membership",
    "Population",
    "PublishedTotal",
    "RelatedParticipation",
    "State",
    "StateLike",
    "Statement",
    "StatesLike",
    "Status",
]


class EffectRule(Record):
    """How long after which act an instrument enters into force, and how long a denunciation takes.

    ``anchor`` says where the delay ends: on the same ``day``, or on the ``first_of_month`` (the first day of the
    n-th month after the month of the act). ``delay`` and ``denunciation_delay`` count in their units.

    Examples
    --------
    >>> str(EffectRule(threshold=50, delay=90, unit="days", denunciation_delay=90, denunciation_unit="days"))
    '90 days after the deposit, once there were 50'
    """

    threshold: int = Field(ge=1)
    delay: int = Field(ge=0)
    unit: Literal["months", "days"]
    anchor: Literal["day", "first_of_month"] = "day"
    denunciation_delay: int = Field(ge=0)
    denunciation_unit: Literal["months", "days"] = "months"
    article: str = ""

    def __str__(self) -> str:
        begins = "on the first day of the month that is " if self.anchor == "first_of_month" else ""
        rule = f"{begins}{self.delay} {self.unit} after the deposit, once there were {self.threshold}"
        return f"{rule} ({self.article})" if self.article else rule


class InstrumentName(Record):
    """The short and the full title of an instrument in one language.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> Registry.bundled().instrument("AP2").names["fr"].short
    'Protocole II modifié'
    """

    short: str
    full: str


class Instrument(Record):
    """An instrument to which states become parties.

    ``parent`` is the convention to which it is annexed, so that denouncing that one denounces it (article 9(3)).
    ``trigger_date`` is the day of the act that brought it into force, implied by the depositary's entry into force
    and stored, never recomputed from rows; ``effect_rule`` is None where no rule is known.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> protocol = Registry.bundled().instrument("P5")
    >>> protocol.code, protocol.untc_id, str(protocol.entry_into_force), protocol.parent
    ('P5', 'XXVI-2-d', '2006-11-12', 'CCW')
    """

    code: str
    names: Annotated[Mapping[str, InstrumentName], FrozenMapping]
    aliases: tuple[str, ...] = ()
    untc_id: str = ""
    kind: Literal["convention", "amendment", "protocol", "amended_protocol", "treaty"] = "treaty"
    parent: str | None = None
    amends: str | None = None
    adopted: Day | None = None
    adopted_at: str = ""
    entry_into_force: Day | None = None
    trigger_date: Day | None = None
    effect_rule: EffectRule | None = None
    counts_toward_two: bool = False
    signature_period: tuple[Day, Day] | None = None
    source: str = ""

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """The short English name, or the code where there is none.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().instrument("A1").name
        'Amended Article 1'
        """
        return self.names["en"].short if "en" in self.names else self.code

    def _repr_html_(self) -> str:
        facts = [
            ("code", self.code),
            ("title", self.names["en"].full if "en" in self.names else ""),
            ("UN Treaty Collection", self.untc_id),
            ("adopted", ", ".join(str(part) for part in (self.adopted, self.adopted_at) if part)),
            ("part of", self.parent),
            ("amends", self.amends),
            ("entry into force", self.entry_into_force),
            ("in force for a state", self.effect_rule),
            ("counts toward the two", "yes" if self.counts_toward_two else ""),
            ("source", self.source),
        ]
        return html_facts(facts)


class Action(Record):
    """One dated treaty action of one state on one instrument.

    ``effective`` is given only where the instrument's rule does not give it: successions, withdrawals, and dates that
    the depositary prints. ``declared_as`` keeps the depositary's own letter or word.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [act] = Registry.bundled().actions_of("LAO", "P5")
    >>> act.kind.value, str(act.date), act.declared_as, act.source
    ('consent_to_be_bound', '2012-02-02', 'P', 'UN Treaty Collection XXVI-2-d, status of 2026-02-03')
    """

    iso3: str
    instrument: str
    kind: ActionKind
    date: Day
    effective: Day | None = None
    declared_as: str = ""
    source: str
    evidence: Evidence = "verified"
    note: str = ""

    def model_post_init(self, _: object, /) -> None:
        """Share one set of given fields among actions with the same fields, to save memory.

        Examples
        --------
        >>> one, other = (Action(iso3=iso3, instrument="P5", kind="accession", date="2012-02-02", source="a letter")
        ...               for iso3 in ("LAO", "FRA"))
        >>> one.model_fields_set is other.model_fields_set
        True
        """
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


_GIVEN: dict[frozenset[str], set[str]] = {}


class Membership(Record):
    """A state's membership of a group, with the days between which a source shows it (None: without limit).

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [m.group for m in Registry.bundled().memberships if m.iso3 == "LAO"]
    ['Asia-Pacific', 'Southeast Asia']
    """

    iso3: str
    scheme: str
    group: str
    since: Day | None = None
    until: Day | None = None
    source: str

    def holds(self, day: DateLike) -> bool:
        """Say whether the state was a member on a day.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> group = next(m for m in Registry.bundled().memberships if m.iso3 == "LAO")
        >>> group.holds("2014-09-01")
        True
        """
        return within(as_day(day), self.since, self.until)


class Dispute(Record):
    """A fact on which public sources differ from what the registry holds.

    ``field`` says what differs (``consent``: whether and when a state consented; ``effective``: the date of effect;
    ``trigger_date``: the act that brought the instrument into force; ``listed_until``: the last day on which the
    depositary's list had the state). ``held_value`` and ``alternative_value`` are the
    two days, None where one side says there was no act.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [(str(d.held_value), str(d.alternative_value)) for d in Registry.bundled().disputes if d.iso3 == "TJK"]
    [('2006-11-18', '2006-11-12')]
    """

    iso3: str | None = None
    instrument: str
    field: Literal["consent", "effective", "trigger_date", "listed_until"]
    held_value: Day | None = None
    alternative_value: Day | None = None
    held: str
    alternative: str
    source: str
    weight: Literal["weak", "fair", "strong"]
    note: str = ""


class PublishedTotal(Record):
    """A published total of parties, and whether the depositary's dates agree with it.

    ``instrument`` may be ``P2 not AP2``: parties to the first that are not party to the second.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> total = next(t for t in Registry.bundled().published_totals if t.instrument == "P2 not AP2")
    >>> str(total.date), total.count, total.agrees
    ('2011-02-13', 12, True)
    """

    date: Day
    precision: Literal["day", "month"]
    instrument: str
    kind: Literal["total", "change"]
    count: int
    source: str
    agrees: bool
    note: str = ""


class RelatedParticipation(Record):
    """Participation in a neighbouring treaty: deposit, date of effect, and withdrawal where there is one.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> left = [r for r in Registry.bundled().related if r.withdrawal_notified]
    >>> sorted({r.iso3 for r in left})
    ['EST', 'FIN', 'LTU', 'LVA', 'POL']
    """

    iso3: str
    treaty: Literal["mine_ban", "cluster_munitions", "arms_trade"]
    deposited: Day
    in_force: Day
    withdrawal_notified: Day | None = None
    withdrawal_effective: Day | None = None
    source: str
    note: str = ""

    @model_validator(mode="after")
    def _withdrawal_is_whole(self) -> RelatedParticipation:
        if (self.withdrawal_notified is None) != (self.withdrawal_effective is None):
            raise ValueError("a withdrawal has both a day of notification and a day of effect")
        return self


class Finding(Record):
    """A finding: its rule, its severity, and what it is about.

    Attributes
    ----------
    rule : str
        The rule, as a sentence.
    severity : {"error", "warning"}
        An error contradicts the treaty or the data themselves; a warning is rare and possible, or explained.
    message : str
        All of it in one line.
    iso3, instrument : str, optional
        The state and the instrument.
    number : int
        The number of the rule.
    article : str
        Where the rule comes from.
    found, expected, source : str
        What was found, what was expected, and the source of what was found.
    explained : str
        Why this is known to be so; empty where nobody has explained it.

    Examples
    --------
    >>> from ccwuniv import Registry, check
    >>> finding = check(Registry.bundled())[0]
    >>> finding.number, finding.severity, finding.iso3, bool(finding.explained)
    (12, 'warning', 'CHL', True)
    """

    rule: str
    severity: Literal["error", "warning"]
    message: str
    iso3: str | None = None
    instrument: str | None = None
    number: int = 0
    article: str = ""
    found: str = ""
    expected: str = ""
    source: str = ""
    explained: str = ""


StateLike: TypeAlias = "str | State"
StatesLike: TypeAlias = "StateLike | Iterable[StateLike]"
InstrumentLike: TypeAlias = "str | InstrumentCode | Instrument"
InstrumentsLike: TypeAlias = "InstrumentLike | Iterable[InstrumentLike]"
