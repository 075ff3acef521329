"""What is asked of law, and not of counts."""

from __future__ import annotations

OF_LAW: dict[str, str | None] = {
    "contested_pairs": "in_force",
    "dyadic_coverage": "in_force",
    "internal_conflict_coverage": "in_force",
    "joint_participation": "in_force",
    "pairs_without_protocol": "in_force",
    "relations": "in_force",
    "panel": None,
    "write_panel": None,
}
"""What binds states is law, in force by default: the one difference in ``basis``; the panel has it for pairs alone."""
