"""A call that a table's provenance records: as text to run, or run again here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccwuniv import analysis, documents
from ccwuniv.errors import OptionError
from ccwuniv.outreach import OutreachLog, ReadableLog
from ccwuniv.records import LOG, OTHER, REGISTRY, TABLE
from ccwuniv.registry import Registry

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Call"]

_METHODS = {
    "Registry": ("participation", "totals"),
    "OutreachLog": ("candidates", "frame", "summary", "targets", "to_pandas"),
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the library, with its arguments as JSON values.

    Attributes
    ----------
    name : str
        A function of the face, or a method such as ``Registry.totals``.
    arguments : mapping
        By name; a registry, a log and a table are as what :mod:`ccwuniv.registry` names them.
    """

    name: str
    arguments: Mapping[str, Any]

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Call:
        """Return the call of a provenance.

        Raises
        ------
        OptionError
            When it records none that can be made again, saying why.
        """
        name, arguments = str(facts.get("call", "")), facts.get("arguments")
        if not isinstance(arguments, Mapping) or _function(name) is None:
            raise _not_again(f"{name or 'its maker'} records no call that can be made again")
        call = cls(name, arguments)
        for own, value in arguments.items():
            if isinstance(value, Mapping) and OTHER in value:
                raise _not_again(f"the argument {own} of {name} was a {value[OTHER]}, which is not recorded")
            if isinstance(value, Mapping) and TABLE in value:
                cls.of(value[TABLE])
        return call

    @property
    def everything(self) -> Iterator[Call]:
        """The call itself, and those that made its tables."""
        yield self
        for value in self.arguments.values():
            if isinstance(value, Mapping) and TABLE in value:
                yield from Call.of(value[TABLE]).everything

    @property
    def uses_log(self) -> bool:
        """Whether a log is among the arguments."""
        return any(LOG in map(str, call.arguments.values()) for call in self.everything)

    @property
    def shows_confidential(self) -> bool:
        """Whether confidential acts were asked for."""
        return any(call.arguments.get("confidential", False) is not False for call in self.everything)

    def expression(self) -> str:
        """Return the call as Python: ``ccw.gap_matrix(reg, '2014-09-01')``; arguments at their default are left out."""
        owner, _, method = self.name.rpartition(".")
        said = []
        for parameter in inspect.signature(_function(self.name) or _nothing).parameters.values():
            value = self.arguments.get(parameter.name)
            if parameter.name == "self" or value is None or value == parameter.default:
                continue
            positional = parameter.default is parameter.empty
            said.append(_written(value) if positional else f"{parameter.name}={_written(value)}")
        start = {"Registry": "reg.", "OutreachLog": "log."}.get(owner, "ccw.")
        return f"{start}{method}({', '.join(said)})"

    def table(self, argument: str, registry: Registry, log: ReadableLog | None) -> pd.DataFrame | None:
        """Make the table of an argument again; None where the argument was not a table."""
        import pandas as pd

        value = _value(self.arguments.get(argument), registry, log)
        return value if isinstance(value, pd.DataFrame) else None

    def run(self, registry: Registry, log: ReadableLog | None) -> pd.DataFrame | pd.Series[Any]:
        """Make the call again."""
        function: Callable[..., Any] = _function(self.name) or _nothing
        values = {name: _value(value, registry, log) for name, value in self.arguments.items()}
        made: pd.DataFrame | pd.Series[Any] = function(**values)
        return made


def _nothing() -> None:
    """Stand for no function: :meth:`Call.of` lets none through."""


def _not_again(why: str) -> OptionError:
    allowed = ["what one function of ccwuniv returned, before anything was changed in it"]
    return OptionError("result", why, allowed)


def _function(name: str) -> Callable[..., Any] | None:
    owner, _, method = name.rpartition(".")
    if owner:
        kinds = {"Registry": Registry, "OutreachLog": OutreachLog}
        return getattr(kinds[owner], method) if method in _METHODS.get(owner, ()) else None
    found = next((getattr(room, name) for room in (analysis, documents) if name in dir(room)), None)
    return found if inspect.isfunction(found) else None


def _written(value: object) -> str:
    if isinstance(value, Mapping) and TABLE in value:
        return Call.of(value[TABLE]).expression()
    return {REGISTRY: "reg", LOG: "log"}.get(str(value), repr(value))


def _value(value: object, registry: Registry, log: ReadableLog | None) -> object:
    if isinstance(value, Mapping) and TABLE in value:
        return Call.of(value[TABLE]).run(registry, log)
    if value == REGISTRY:
        return registry
    return log if value == LOG else value
