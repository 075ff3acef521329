"""A pickle comes back equal in the version that wrote it, and is refused in words by every other."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.checks import rules
from ccwuniv.law import Spell
from ccwuniv.testing import sample_log, sample_registry

REG = sample_registry()
PAGE = b"Participant,Ratification\nFrance,4 Mar 1988\n"
MADE: dict[str, Callable[[], object]] = {
    "Registry": sample_registry,
    "OutreachLog": sample_log,
    "OutreachAction": lambda: sample_log().actions[0],
    "Action": lambda: REG.actions[0],
    "State": lambda: REG.states[0],
    "Instrument": lambda: REG.instruments[0],
    "Finding": lambda: ccw.check(ccw.Registry.bundled())[0],
    "Relation": lambda: ccw.relations(ccw.Registry.bundled(), "FRA", "LAO"),
    "Spell": lambda: ccw.Registry.bundled().spells("LAO", "CCW")[0],
    "Report": lambda: ccw.universalization_report(ccw.Registry.bundled(), pictures=False),
    "YearClock": lambda: ccw.year_clock(ccw.Registry.bundled(), ccw.OutreachLog.bundled(), "2013-11-15", "2014-11-14"),
    "UntcTable": lambda: ccw.read_untc(PAGE, as_of="2020-01-01", instrument="treaty"),
}


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("protocol", [0, 2, pickle.HIGHEST_PROTOCOL])
def test_a_pickle_of_this_version_comes_back(kind: str, protocol: int) -> None:
    thing = MADE[kind]()
    assert type(thing).__name__ == kind
    again = pickle.loads(pickle.dumps(thing, protocol=protocol))
    assert type(again) is type(thing)
    assert again == thing == copy.copy(thing) == copy.deepcopy(thing)


@pytest.mark.parametrize("kind", MADE)
def test_a_pickle_of_another_version_is_refused(kind: str) -> None:
    here, other = ccw.__version__, "9" * len(ccw.__version__)
    written = pickle.dumps(MADE[kind]())
    assert here.encode() in written
    with pytest.raises(ccw.DataError) as caught:
        pickle.loads(written.replace(here.encode(), other.encode()))
    assert str(caught.value) == (
        f"this {kind} was pickled by ccwuniv {other}, and this is ccwuniv {here}; make it again from its data, or"
        f" unpickle it with ccwuniv {other}."
    )


def test_the_version_is_asked_before_the_class_is_looked_for() -> None:
    state = REG.states[0]
    written = pickle.dumps(state, protocol=0).replace(type(state).__module__.encode(), b"ccwuniv.records.nowhere")
    with pytest.raises(ModuleNotFoundError):
        pickle.loads(written)
    with pytest.raises(ccw.DataError, match="was pickled by"):
        pickle.loads(written.replace(ccw.__version__.encode(), b"9" * len(ccw.__version__)))


class Stay(Spell):
    """A class of one's own."""


def test_a_class_of_ones_own_is_copied_and_pickled_like_ours() -> None:
    class Local(ccw.State):
        pass

    stay = Stay(*(getattr(MADE["Spell"](), name) for name in Spell.__dataclass_fields__))
    assert pickle.loads(pickle.dumps(stay)) == copy.copy(stay) == stay
    local = Local(**vars(REG.states[0]))
    assert copy.copy(local) == copy.deepcopy(local) == local


def test_a_rule_is_pickled_by_its_number_and_found_again_in_another_process(tmp_path: Path) -> None:
    assert pickle.loads(pickle.dumps(rules())) == rules()
    (tmp_path / "rule").write_bytes(pickle.dumps(rules()[3]))
    code = "import pickle, sys; print(pickle.load(open(sys.argv[1], 'rb')).number)"
    command = [sys.executable, "-c", code, str(tmp_path / "rule")]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == str(rules()[3].number)
