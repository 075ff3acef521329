# Needs Python 3.11 or newer as `python3` (or PYTHON=...), make, and pip's access to the Python package registry.
# Environments are made from hashed lock files alone; a stamp in each makes the next call fast.

PYTHON ?= python3
SOURCES ?= ../shared/sources
OUT ?= report
TIME ?= 60
SEED ?= 0

RUN := .venv-run
DEV := .venv-dev
STAMPS := .make
DEV_PYTHON := $(DEV)/bin/python
PYTEST := $(DEV_PYTHON) -m pytest -q
BOTH_CORES := -n 2 --dist worksteal --hypothesis-profile=ci
PIP_INSTALL := -m pip --disable-pip-version-check --quiet --quiet install
SHIPPED := pyproject.toml README.md LICENSE $(shell find src data -type f -not -name '*.pyc')
NOTEBOOKS := $(wildcard notebooks/*.ipynb)

.DELETE_ON_ERROR:
.PHONY: help report check-data data-check test lint types types-mypy types-pyright contract tests notebooks notebooks-and-tests packaging wheel-test dist bench bench-check bench-record coverage fuzz pdfs mutate-data mutate-code docs findings data data-update data-describe release clients pages golden golden-check lock oldest test-all strain audit clean

help:
	@echo 'make report    the state of universalization: tables, pictures, Markdown and HTML in $(OUT)/'
	@echo 'make check-data   every line and every rule of the data with its result (or make data-check)'
	@echo 'make test      everything that must hold: lint, types, import contract, tests, notebooks, packaging'
	@echo 'make bench     the speed of the library beside that of its yardsticks, in one table'
	@echo 'make bench-check   fails where a ratio is 1.5 times worse than the recorded one (bench-record: record them)'
	@echo 'make fuzz [TIME=60] [SEED=0]   hostile input for so many seconds: inputs tried, and what failed'
	@echo 'make pdfs [SEED=0]  200 reports set as PDF by two typesetters in six languages, read back (needs Debian fonts, Pango)'
	@echo 'make strain [SEED=0]  a log, updates and exports killed, interrupted and copied as they are written: what was lost'
	@echo 'make audit [SERVICE="..."]  known weaknesses of what is locked, by pip-audit (installs it) and the service that it asks'
	@echo 'make mutate-data  how many wrong rows the rules see, by kind'
	@echo 'make mutate-code  how many changes of the code the tests see'
	@echo 'make coverage  the tests, and the branches that they take: 95 % at least'
	@echo 'make docs      the documentation, in docs/_build/html'
	@echo 'make findings  what real tools do that nobody would have guessed, shown again (installs each from the registry)'
	@echo 'make dist      sdist and wheel in dist/: built twice and compared, checked, installed, the README run with them'
	@echo 'make release   tables for R, Stata and Python, codebook, README, checksums and deposit forms, in release/'
	@echo 'make clients   exports and release read in R, LibreOffice, LaTeX and others (installs them), and compared'
	@echo 'make pages     report, brief, draft, explorer and documentation in Chromium: axe, keyboard, downloads, requests'
	@echo 'make data      the tables built again from the pages in SOURCES=$(SOURCES); fails if a byte differs'
	@echo 'make data-update   the same, and written to data/'
	@echo 'make data-describe [DAY=...]  the checksums of the tables, after a line was added by hand; the last day'
	@echo 'make golden    the numbers in tests/data/golden, written again after one changed (golden-check: what differs)'
	@echo 'make lock      the lock files in requirements/, resolved again (needs uv)'
	@echo 'make oldest    the tests with the oldest dependencies that pyproject.toml admits (needs uv)'
	@echo 'make test-all  test, and oldest'
	@echo 'make clean     removes what the other targets made'

# Environments. What is imported is compiled then, and kept; what is not, never: compiling all is a third of an
# installation. A machine that forbids keeping would have every process compile everything anew.

export PYTHONDONTWRITEBYTECODE :=

define new_environment
	@echo '$(@D): new environment from $<'
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; say PYTHON=...")'
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python $(PIP_INSTALL) --require-hashes --no-compile -r $<
	@touch $@
endef

define with_this_checkout
	@$(@D)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
endef

$(RUN)/locked $(STAMPS)/wheel/locked: requirements/run.lock
	$(new_environment)

$(STAMPS)/wheel-pandas2/locked: requirements/run-pandas2.lock
	$(new_environment)

$(DEV)/locked: requirements/dev.lock
	$(new_environment)

$(RUN)/ready: $(RUN)/locked pyproject.toml src/ccwuniv/_version.py
	$(with_this_checkout)

$(DEV)/ready: $(DEV)/locked pyproject.toml src/ccwuniv/_version.py
	$(with_this_checkout)

# The main job

report: $(RUN)/ready
	@echo 'report: the state of universalization, from the tables in data/'
	@$(RUN)/bin/python -m ccwuniv report --out $(OUT)

check-data data-check: $(RUN)/ready
	@$(RUN)/bin/python -m ccwuniv check data

# What must hold

# The tests keep both cores busy by themselves; what comes before them is done two at a time.
test:
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target lint types packaging contract wheel-test
	@$(MAKE) --no-print-directory notebooks-and-tests
	@echo 'test: all of it holds'

lint: $(DEV)/ready
	@echo 'lint: ruff'
	@$(DEV_PYTHON) -m ruff check --quiet --output-format concise .
	@$(DEV_PYTHON) -m ruff format --check --quiet .

types: types-mypy types-pyright

types-mypy: $(DEV)/ready
	@echo 'types: mypy --strict, of the library and of a script that uses all of it'
	@$(DEV_PYTHON) -m mypy --strict src tests/typing

types-pyright: $(DEV)/ready
	@echo 'types: pyright, of the same'
	@$(DEV_PYTHON) -m pyright --pythonpath $(DEV_PYTHON) src tests/typing

contract: $(DEV)/ready
	@echo 'contract: imports point one way'
	@$(DEV)/bin/lint-imports --no-logo --no-cache

tests: $(DEV)/ready
	@echo 'tests: the suite, and the examples of every docstring'
	@$(PYTEST) $(BOTH_CORES)

notebooks-and-tests: $(DEV)/ready
	@echo 'tests: the suite, the examples of every docstring, and each notebook from top to bottom'
	@$(PYTEST) $(BOTH_CORES) --nbmake $(NOTEBOOKS) tests src

coverage: $(DEV)/ready
	@echo 'coverage: the suite, and the branches of the code that it takes'
	@$(PYTEST) $(BOTH_CORES) --cov --cov-report=term:skip-covered

notebooks: $(DEV)/ready
ifneq ($(NOTEBOOKS),)
	@echo 'notebooks: each runs from top to bottom'
	@$(PYTEST) $(BOTH_CORES) --nbmake $(NOTEBOOKS)
endif

packaging: $(STAMPS)/packaging

$(STAMPS)/packaging: $(DEV)/ready $(SHIPPED)
	@echo 'packaging: sdist, the wheel made from it, and their checks'
	@rm -rf dist
	@$(DEV_PYTHON) -m build --quiet --no-isolation --outdir dist .
	@$(DEV_PYTHON) -m twine check --strict dist/*
	@$(DEV)/bin/check-wheel-contents dist/*.whl
	@mkdir -p $(@D)
	@touch $@

wheel-test: $(STAMPS)/wheel/tested $(STAMPS)/wheel-pandas2/tested

$(STAMPS)/%/tested: $(STAMPS)/%/locked $(STAMPS)/packaging tests/wheel_smoke.py tests/support/code_blocks.py README.md
	@echo 'wheel-test: the installed wheel answers from another folder, and the README runs with it, $*'
	@$(@D)/bin/python $(PIP_INSTALL) --no-deps --force-reinstall dist/*.whl
	@cd $(@D) && bin/python -I -W error $(CURDIR)/tests/wheel_smoke.py
	@cd $(@D) && bin/python -I -W error $(CURDIR)/tests/support/code_blocks.py $(CURDIR)/README.md
	@touch $@

dist: $(DEV)/ready
	@rm -rf $(STAMPS)/packaging $(STAMPS)/again
	@$(MAKE) --no-print-directory wheel-test
	@echo 'dist: built again, and compared byte for byte'
	@$(DEV_PYTHON) -m build --quiet --no-isolation --outdir $(STAMPS)/again .
	@diff -r dist $(STAMPS)/again
	@$(DEV_PYTHON) -m pip --disable-pip-version-check hash dist/*

# For maintainers

BENCH := PYTHONPATH=src $(DEV_PYTHON) -m benchmarks
BENCH_PANDAS2 := PYTHONPATH=src $(STAMPS)/wheel-pandas2/bin/python -m benchmarks

bench: $(DEV)/ready $(STAMPS)/wheel-pandas2/locked
	@echo 'bench: the library and its yardsticks, in turns; with pandas 2 what has pandas as its yardstick'
	@$(BENCH) --json $(STAMPS)/bench.json
	@$(BENCH_PANDAS2) --json $(STAMPS)/bench-pandas2.json registry
	@$(BENCH).pages
	@$(BENCH).scale

bench-check bench-record: bench-%: $(DEV)/ready $(STAMPS)/wheel-pandas2/locked
	@echo 'bench-$*: the same in short, and benchmarks/recorded.json'
	@$(BENCH) --short --$*
	@$(BENCH_PANDAS2) --short --$* registry

fuzz: $(DEV)/ready
	@echo 'fuzz: hostile input for $(TIME) seconds, seed $(SEED)'
	@$(DEV_PYTHON) -m tests.fuzz --seconds $(TIME) --seed $(SEED)
	@$(DEV_PYTHON) -m tests.fuzz.growing
	@$(DEV_PYTHON) -m tests.fuzz.made 20000 $(SEED)
	@$(DEV_PYTHON) -m tests.sources.party_sentences 20000 $(SEED)

# The typesetters come from the registry; Pango (libpango-1.0-0, libpangoft2-1.0-0) and the fonts (fonts-noto-core,
# fonts-noto-cjk, fonts-dejavu-core, fonts-droid-fallback, fonts-hosny-amiri) are Debian's.
pdfs: $(DEV)/ready
	@echo 'pdfs: 200 reports by two typesetters in six languages, seed $(SEED)'
	@$(DEV_PYTHON) $(PIP_INSTALL) weasyprint==70.0 typst==0.15.2
	@$(DEV_PYTHON) -m tests.sources.made_pdfs 200 $(SEED)

strain: $(DEV)/ready
	@echo 'strain: 400 kills, 100 interrupts and 100 copies of a live log, seed $(SEED); takes ten minutes'
	@$(DEV_PYTHON) -m tests.support.log_writers --kills 400 --interrupts 100 --copies 100 --together 60 --seed $(SEED)
	@echo 'strain: 60 kills of ccwuniv update'
	@$(DEV_PYTHON) -m tests.support.update_killed --kills 60 --seed $(SEED)
	@echo 'strain: 720 kills of exports, data folders, files of acts and datasets'
	@$(DEV_PYTHON) -m tests.support.export_killed --kills 720 --seed $(SEED)

# SERVICE holds options of pip-audit: --vulnerability-service osv, --osv-url URL. Where none answers, it fails.
audit: $(DEV)/ready
	@echo 'audit: known weaknesses of what is locked'
	@$(PYTHON) -m venv $(STAMPS)/audit
	@$(STAMPS)/audit/bin/python $(PIP_INSTALL) pip-audit==2.10.1
	@$(STAMPS)/audit/bin/python tools/audit.py $(SERVICE)

mutate-data: $(DEV)/ready
	@echo 'mutate-data: every row of the data made wrong in every likely way; takes minutes'
	@$(DEV_PYTHON) -m tests.support.mutations

mutate-code: $(DEV)/ready
	@echo 'mutate-code: the code of the law and the counts changed in every way that mutmut knows; takes an hour'
	@$(DEV_PYTHON) $(PIP_INSTALL) mutmut==3.8.1
	@rm -rf $(STAMPS)/mutants
	@$(DEV_PYTHON) -m tests.support.code_mutants $(STAMPS)/mutants

docs: $(DEV)/ready
	@echo 'docs: Sphinx, warnings are errors'
	@$(DEV_PYTHON) -m sphinx --fail-on-warning --keep-going --quiet -b html docs docs/_build/html
	@echo 'docs: done, see docs/_build/html/index.html'

findings:
	@for script in findings/*.sh; do echo "findings: $$script" && "$$script" || exit 1; done

release: $(DEV)/ready
	@echo 'release: the files, named by the last day of the data; takes minutes'
	@rm -rf release
	@$(DEV_PYTHON) tools/build_release.py release

clients: $(DEV)/ready
	@echo 'clients: every export and every file of the release, read by other programs and compared'
	@$(DEV_PYTHON) -m tests.clients

# Chromium and the fonts are Debian's; what drives them is pinned in tests/pages/package-lock.json. Node 20 or newer.
pages: $(DEV)/ready docs
	@echo 'pages: every kind of page in a browser; takes minutes'
	@$(DEV_PYTHON) -m tests.pages

data-describe: $(DEV)/ready
	@$(DEV_PYTHON) tools/build_data.py --describe $(DAY)

data: $(DEV)/ready
	@echo 'data: the tables, from $(SOURCES), against data/'
	@$(DEV_PYTHON) tools/build_data.py $(SOURCES) --check

data-update: $(DEV)/ready
	@echo 'data-update: the tables, from $(SOURCES), written to data/'
	@$(DEV_PYTHON) tools/build_data.py $(SOURCES)

golden: $(DEV)/ready
	@echo 'golden: every recorded number, written again; say what changed under Numbers in CHANGELOG.md'
	@$(DEV_PYTHON) tools/build_golden.py

golden-check: $(DEV)/ready
	@echo 'golden-check: every number, against the recorded one'
	@$(DEV_PYTHON) tools/build_golden.py --check

COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-strip-extras

lock:
	@echo 'lock: resolving requirements/*.lock'
	@$(COMPILE) pyproject.toml --group build -o requirements/run.lock
	@$(COMPILE) pyproject.toml --group build --group pandas2 -o requirements/run-pandas2.lock
	@$(COMPILE) pyproject.toml --extra excel --extra office --extra parquet --extra pdf --extra stats --group build --group dev -o requirements/dev.lock

test-all: test oldest
	@echo 'test-all: with the newest and with the oldest dependencies'

# Old releases warn of the new ones that they meet, so warnings are no errors here.
oldest:
	@echo 'oldest: the suite with the lowest versions that pyproject.toml admits'
	@uv venv --quiet --clear --python 3.11 $(STAMPS)/oldest
	@uv pip install --quiet --python $(STAMPS)/oldest --resolution lowest-direct --editable '.[excel,office,parquet,pdf,stats]'
	@uv pip install --quiet --python $(STAMPS)/oldest frictionless hypothesis jsonschema markdown-it-py packaging pyarrow \
		pytest python-dateutil pyyaml
	@$(STAMPS)/oldest/bin/python -m pytest -q -o filterwarnings=default --disable-warnings

clean:
	@echo 'clean: environments, stamps, builds, caches'
	@rm -rf .venv-run .venv-dev $(STAMPS) dist build docs/_build release report .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find src tests tools benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +
