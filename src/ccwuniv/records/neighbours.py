"""The rules of effect of the three neighbouring treaties, which :mod:`ccwuniv.law` offers."""

from __future__ import annotations

from collections.abc import Mapping

from ccwuniv._support import FrozenMapping
from ccwuniv.records.model import EffectRule

__all__ = ["RULES"]

RULES: Mapping[str, EffectRule] = FrozenMapping(
    {
        "mine_ban": EffectRule(
            threshold=40,
            delay=6,
            unit="months",
            anchor="first_of_month",
            denunciation_delay=6,
            article="Mine Ban Convention, articles 17 and 20(3)",
        ),
        "cluster_munitions": EffectRule(
            threshold=30,
            delay=6,
            unit="months",
            anchor="first_of_month",
            denunciation_delay=6,
            article="Convention on Cluster Munitions, articles 17 and 20(3)",
        ),
        "arms_trade": EffectRule(
            threshold=50,
            delay=90,
            unit="days",
            denunciation_delay=90,
            denunciation_unit="days",
            article="Arms Trade Treaty, articles 22 and 24(2)",
        ),
    }
)
"""By the code of the treaty."""
