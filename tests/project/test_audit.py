"""What `make audit` says: a local stand-in takes the place of pip-audit, which asks a service."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOUND = {"name": "lxml", "version": "6.1.3", "vulns": []}
WEAK = {"name": "jinja2", "version": "3.1.0", "vulns": [{"id": "PYSEC-2024-1", "fix_versions": ["3.1.4"]}]}
SKIPPED = {"name": "ccwuniv", "skip_reason": "not found on the service"}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stand_in(out: str, code: int, err: str = "") -> list[str]:
    return [sys.executable, "-c", f"import sys; sys.stderr.write({err!r}); print({out!r}); sys.exit({code})"]


@pytest.mark.parametrize(
    ("found", "code", "stands", "words"),
    [
        ([SOUND], 0, 0, "1 releases checked, no weakness known"),
        ([SOUND, WEAK], 1, 1, "jinja2 3.1.0: PYSEC-2024-1, fixed in 3.1.4"),
        ([SOUND, SKIPPED], 0, 2, "not checked, 1 answered for"),
        ([WEAK, SKIPPED], 1, 1, "ccwuniv: not found on the service"),
        ([], 0, 2, "not checked"),
        ([SOUND], 1, 2, "not checked"),
    ],
)
def test_what_a_service_answered(
    audit: ModuleType, found: list[dict[str, object]], code: int, stands: int, words: str
) -> None:
    told, lines = audit.audit(stand_in(json.dumps({"dependencies": found, "fixes": []}), code), "run.lock")
    assert told == stands
    assert words in "\n".join(lines)


@pytest.mark.parametrize("out", ["", "no JSON", "{}", "[]", '{"dependencies": null}', '{"dependencies": [{}]}'])
def test_where_no_service_answers_it_is_not_checked(audit: ModuleType, out: str) -> None:
    told, lines = audit.audit(stand_in(out, 1, "ConnectionError: no service"), "run.lock")
    assert told == audit.NOT_CHECKED
    assert "run.lock: not checked" in lines[0]


def test_a_service_that_never_answers_is_not_waited_for(audit: ModuleType) -> None:
    told, lines = audit.audit([sys.executable, "-c", "import time; time.sleep(60)"], "run.lock", patience=0.5)
    assert (told, lines) == (audit.NOT_CHECKED, ["run.lock: not checked (no answer in 0 seconds)"])


def test_it_asks_for_the_hashed_lines_of_the_lock_alone(audit: ModuleType) -> None:
    call = audit.command(Path("requirements/run.lock"), ["--osv-url", "URL"])
    assert {"--require-hashes", "--disable-pip"} <= set(call)
    assert call[-2:] == ["--osv-url", "URL"]
