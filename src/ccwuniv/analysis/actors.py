"""Who turned to whom: the acts of an outreach log by actor and target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.outreach import holds_internal
from ccwuniv.records import Basis
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["actor_targets"]


@explained
def actor_targets(reg: Registry, log: ReadableLog, *, basis: Basis = "consent") -> pd.DataFrame:
    """Count the acts of each actor towards each state.

    An actor is a country, or an office and its organisation. An act of several actors counts for each; an act of which
    there are several records, such as a letter and its drafting, counts once for each of its actors. Planned and
    confidential acts are left out, and so are acts whose targets nobody knows.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog
    basis : {"consent", "in_force", "in_force_as_known"}
        On which the descriptions of targets resolve.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``actor``, the most active first; a column per state, the most often approached first, then by code.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> log = OutreachLog.bundled().filter(document="Report of the Implementation Support Unit")
    >>> table = actor_targets(Registry.bundled(), log)
    >>> table.loc["FIN", ["LAO", "VNM"]].to_list()
    [1, 1]
    """
    given = dict(locals())
    import pandas as pd

    reg = reg.within_data()
    done = log.filter(status="done")
    targets = done.targets(reg, basis=basis)
    actors = pd.DataFrame(
        [(act.id, label) for act in done for label in dict.fromkeys(actor.label for actor in act.actors)],
        columns=["id", "actor"],
        dtype="str",
    )
    pairs = targets.merge(actors, on="id").drop_duplicates(["actor", "counted_as", "iso3"])
    table = pd.crosstab(pairs["actor"], pairs["iso3"]).astype("int64")
    rows = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    columns = table.sum().sort_values(ascending=False, kind="stable").index
    table = table.loc[rows, columns]
    table.attrs = provenance(
        reg,
        "actor_targets",
        given,
        documents=documents_of(done),
        as_of=reg.as_of,
        basis=basis,
        internal=holds_internal(done),
    )
    return table
