# Two commands do all the set-up: `make site` and `make test`.
#   make site                   build the sample's site into site/
#   make site CORPUS=folder     build a site of your own articles [TITLE="Its title"]
#   make serve                  read it on localhost while editing
#   make test                   everything CI checks
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPUS ?=
TITLE ?=
ASKED = $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(TITLE),--title "$(TITLE)")

.PHONY: site serve test check lint types gate bench clean

site: $(READY)
	$(BIN)/briefing build $(ASKED)

serve: $(READY)
	$(BIN)/briefing serve $(ASKED)

test: $(READY) lint types
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/briefing check $(ASKED)

lint: $(READY)
	$(BIN)/ruff check generator tests bench
	$(BIN)/ruff format --check generator tests bench

types: $(READY)
	$(BIN)/mypy

gate: $(READY)
	$(BIN)/python -m tests.quality.gate

bench: $(READY)
	$(BIN)/python bench/benchmark.py $(BENCH)

clean:
	rm -rf site .briefing

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $(READY)
