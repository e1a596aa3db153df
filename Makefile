# make run    everything set up, the embedded sample crawled, Datasette opened at 127.0.0.1:8001
# make test   everything set up, all tests but two slower sets: make test-slow, make test-browser (needs Chromium)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE_HOME ?= sample-home
PORT ?= 8001

.PHONY: install archive run test test-slow test-browser test-source docs lint bench bench-large model constraints clean

install: $(VENV)/installed

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v < (3, 14) else f"soyte needs Python 3.11 to 3.13, and {sys.executable} is {v.major}.{v.minor}: set PYTHON=python3.x")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# The embedded sample: three small sites served on loopback, crawled over real HTTP, extracted, published.
archive: install
	$(BIN)/python -m crawler.sample.demo --home $(SAMPLE_HOME)

run: archive
	$(BIN)/soyte serve --home $(SAMPLE_HOME) --port $(PORT)

test: install
	$(BIN)/python -m pytest -n auto -m "not browser and not slow"

# The commands as a user runs them, end to end: a minute or two more.
test-slow: install
	$(BIN)/python -m pytest -n auto -m slow

# One reader's whole way through the site in a real Chromium, with axe-core looking at every page (a minute or two).
test-browser: install
	$(BIN)/python -m pytest -m browser

# One source's own pages, or the word that its family's stand in: make test-source S=hue
test-source: install
	@test -n "$(S)" || { echo "name the source: make test-source S=hue (soyte sources lists the keys)"; exit 2; }
	$(BIN)/python -m pytest "tests/test_scaffold.py::test_source[$(S)]"

# What is made from the code and its tables: docs/schema.md, the table in docs/sources.md.
docs: install
	$(BIN)/python -m crawler.schema
	$(BIN)/python -m spiders.page

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Measures, never tests: see docs/quality.md.
# (The pip that comes with Python 3.11 fails on two packages that ask for the same extra of lxml.)
bench: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m bench.process
	$(BIN)/python -m bench.entities
	$(BIN)/python -m bench.extraction data/extraction/test --fields
	$(BIN)/python -m bench.extraction data/extraction/test2 --fields
	$(BIN)/python -m bench.crawl

# Publishing and every page at 300,000 and at 1,000,000 articles, generated under LARGE: an hour, and 25 GB of disk.
LARGE ?= build/large
bench-large: install
	for count in 300000 1000000; do \
		test -e $(LARGE)/$$count/archive.db || $(BIN)/python -m bench.large_archive $(LARGE)/$$count --articles $$count || exit; \
		$(BIN)/python -m bench.publish $(LARGE)/$$count || failed=1; \
		$(BIN)/python -m bench.browse $(LARGE)/$$count || failed=1; \
	done; exit $${failed:-0}

# An experiment: train the tagger of units on data/corpus/train.jsonl into build/, and say what it is worth.
model: install
	$(BIN)/python -m bench.train_tagger

# Renew the locked versions from the newest that pyproject.toml allows.
constraints:
	rm -rf build/constraints && $(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	build/constraints/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	(head -n 1 constraints.txt; build/constraints/bin/python -m pip freeze --exclude-editable) > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf $(VENV) build sample-home .mypy_cache .ruff_cache .pytest_cache
