# Two commands: `make run` opens briefreader on the sample corpus, `make test` checks everything.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: run test check format lint types contracts spelling tests docs lock screenshots bench bench-search quality test-whoosh3 clean

run: $(VENV)/.installed
	@$(BIN)/briefreader demo

test: check tests

check: lint types contracts spelling

format: $(VENV)/.tested
	$(BIN)/ruff format src tests benchmarks screenshots/make.py
	$(BIN)/ruff check --fix src tests benchmarks screenshots/make.py

lint: $(VENV)/.tested
	$(BIN)/ruff format --check src tests benchmarks screenshots/make.py
	$(BIN)/ruff check src tests benchmarks screenshots/make.py

types: $(VENV)/.tested
	$(BIN)/mypy

contracts: $(VENV)/.tested
	$(BIN)/lint-imports

spelling: $(VENV)/.tested
	$(BIN)/codespell src tests benchmarks docs corpus *.md Makefile pyproject.toml

tests: $(VENV)/.tested
	$(BIN)/pytest -n 3 --dist loadgroup

# The tables in docs/formats.md that are made from the code.
docs: $(VENV)/.installed
	$(BIN)/python -m briefreader.cli.reference docs/formats.md
	$(BIN)/python -m briefreader.tui.reference docs/formats.md

# Pictures of the real program; the PNGs need chromium.
screenshots: $(VENV)/.tested
	$(BIN)/python screenshots/make.py

# Speed against peers in the same run, and quality on labelled data, both read from ../shared.
bench: bench-search $(VENV)/.tested
	$(BIN)/python benchmarks/speed/first_paint.py
	$(BIN)/python benchmarks/speed/keys.py
	$(BIN)/python benchmarks/speed/feeds.py

bench-search: $(VENV)/.tested
	$(BIN)/pip install --quiet tantivy
	$(BIN)/python benchmarks/speed/search_bars.py
	$(BIN)/python benchmarks/speed/search_growth.py
	$(BIN)/python benchmarks/speed/search_keys.py
	$(BIN)/python benchmarks/speed/snippets.py

quality: $(VENV)/.tested
	for script in alarms alignment attribution cleaning extraction feeds grouping page_metadata planted reuse sentences; do \
		echo "== $$script"; $(BIN)/python benchmarks/quality/$$script.py || exit 1; done

# The way out, should Whoosh 2.7.4 ever stop working: the search tests on the living fork.
test-whoosh3: $(VENV)/.tested
	$(BIN)/pip install --quiet --upgrade --target build/whoosh3 whoosh3
	PYTHONPATH=build/whoosh3 $(BIN)/pytest tests/unit/search

# Exact versions with hashes, without the address they came from.
LOCK = $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe
lock: $(VENV)/.tested
	$(BIN)/pip install --quiet pip-tools
	$(LOCK) --output-file requirements/base.txt pyproject.toml
	$(LOCK) --extra dev --constraint requirements/base.txt --output-file requirements/dev.txt pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("briefreader needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml requirements/base.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/base.txt
	$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed requirements/dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist
