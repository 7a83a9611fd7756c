# make setup    a virtual environment with everything in it (.venv/bin/layout)
# make issue    the sample issue, built into build/
# make test     linters, types and every test
# make quick    linters, types and the tests that take no time
# make lint     linters and types alone, known flaws in our code and in others'
# make fmt      the code put into its form
# make bench    the benchmarks, appended to tests/bench/results.csv and drawn
# make docs     these pages as a site, in build/site
# make picture  the README's picture, from the sample issue's first page
# make lock     requirements.lock, anew from pyproject.toml (needs uv)
# make clean    all that was made taken away, but for .venv

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.layout-installed
# A test process a processor.
SIDE_BY_SIDE := --numprocesses logical --dist worksteal

.PHONY: setup issue test quick lint fmt checkers bench docs picture lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml tools/install.sh tools/install_pango.sh
	PYTHON="$(PYTHON)" tools/install.sh "$(VENV)"
	tools/install_pango.sh "$(BIN)/python"
	touch $@

issue: setup
	$(BIN)/layout build issues/2026-12

# What tests check finished files with; nothing else needs it.
checkers:
	tools/install_checkers.sh

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python tools/codes.py --check
	$(BIN)/python tools/reference.py --check
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml layout
	$(BIN)/python tools/audit.py

fmt: setup
	$(BIN)/python tools/codes.py
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

quick: lint
	$(BIN)/pytest $(SIDE_BY_SIDE) -m "not slow and not bench"

test: lint checkers
	$(BIN)/pytest $(SIDE_BY_SIDE)

bench: setup
	$(BIN)/pytest tests/bench -m bench -s

docs: setup
	$(BIN)/python tools/reference.py --check
	$(BIN)/python -m sphinx -W --keep-going -q -E -a -d build/site-cache docs build/site

picture: setup
	$(BIN)/layout proof issues/2026-12 -o build/picture --ppi 158
	$(BIN)/python tools/picture.py build/picture/page-01.png docs/front-page.png

lock:
	tools/lock.sh

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .layout-cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
