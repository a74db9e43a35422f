# Two commands do all the set-up: `make site` and `make test`.
#   make site                   build the sample's site into site/
#   make site CORPUS=folder     build a site of your own articles [TITLE="Its title"]
#   make serve                  read it on localhost while editing
#   make test                   everything CI checks
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
CORPUS ?=
TITLE ?=
ASKED = $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(TITLE),--title "$(TITLE)")

.PHONY: site serve test check lint types gate nightly properdocs bench clean

site: $(READY)
	$(BIN)/briefing build $(ASKED)

serve: $(READY)
	$(BIN)/briefing serve $(ASKED)

test: $(READY_DEV) lint types
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/briefing check $(ASKED)

lint: $(READY_DEV)
	$(BIN)/ruff check generator tests bench
	$(BIN)/ruff format --check generator tests bench

types: $(READY_DEV)
	$(BIN)/mypy

gate: $(READY_DEV)
	$(BIN)/python -m tests.quality.gate

# What takes longer: many more damaged inputs, and an installation from nothing.
nightly: $(READY_DEV)
	FUZZ_INPUTS=10000 $(BIN)/python -m pytest tests/corpus/test_fuzz.py
	$(BIN)/python -m tests.fresh_environment

# The sample compiled by the maintained fork of MkDocs, into a folder of its own.
properdocs: $(READY_DEV)
	$(BIN)/properdocs build --strict --config-file mkdocs.yml --site-dir .briefing/properdocs

bench: $(READY_DEV)
	$(BIN)/python bench/benchmark.py $(BENCH)

clean:
	rm -rf site .briefing

# What a reader's machine needs, and what tests need besides: a lock file each, made by
#   uv pip compile pyproject.toml --universal --generate-hashes [--group dev] ... (make lock)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps -e .
	touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

UV := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --quiet

.PHONY: lock
lock:
	$(UV) --output-file requirements.lock
	$(UV) --group dev --constraint requirements.lock --output-file requirements-dev.lock
