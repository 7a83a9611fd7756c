# make setup    a virtual environment with everything in it (.venv/bin/layout)
# make issue    the sample issue, built into build/
# make test     linters, types and every test
# make bench    the benchmarks
# make docs     these pages as a site, in build/site
# make picture  the README's picture, from the sample issue's first page

PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.layout-installed

.PHONY: setup issue test checkers bench docs picture

setup: $(STAMP)

$(STAMP): pyproject.toml tools/install.sh tools/install_pango.sh
	PYTHON="$(PYTHON)" tools/install.sh "$(VENV)"
	tools/install_pango.sh "$(VENV)/bin/python"
	touch $@

issue: setup
	$(VENV)/bin/layout build issues/2026-12

# What tests check finished files with; nothing else needs it.
checkers:
	tools/install_checkers.sh

test: setup checkers
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest

bench: setup
	$(VENV)/bin/pytest tests/bench -m bench -s

# Only this target needs Sphinx.
$(VENV)/.layout-docs: $(STAMP)
	$(VENV)/bin/python -m pip --quiet --disable-pip-version-check install --editable '.[docs]'
	touch $@

docs: setup $(VENV)/.layout-docs
	$(VENV)/bin/python tools/reference.py --check
	$(VENV)/bin/python -m sphinx -W --keep-going -q -d build/site-cache docs build/site

picture: setup
	$(VENV)/bin/layout proof issues/2026-12 -o build/picture --ppi 158
	$(VENV)/bin/python tools/picture.py build/picture/page-01.png docs/front-page.png
