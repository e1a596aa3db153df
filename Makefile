# make run    everything set up, the embedded sample crawled, Datasette opened at 127.0.0.1:8001
# make test   everything set up, all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE_HOME ?= sample-home
PORT ?= 8001

.PHONY: install archive run test lint bench clean

install: $(VENV)/installed

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v < (3, 14) else f"soyte needs Python 3.11 to 3.13, and {sys.executable} is {v.major}.{v.minor}: set PYTHON=python3.x")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@
