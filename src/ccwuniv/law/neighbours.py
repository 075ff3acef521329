"""The rules of effect of the three neighbouring treaties."""

from ccwuniv.records import RULES as NEIGHBOURING_RULES

__all__ = ["NEIGHBOURING_RULES"]
