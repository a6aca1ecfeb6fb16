# Everything is set up into .venv from requirements.lock; nothing but Python 3.11 to 3.13, make and a package registry is needed.

# Bytecode must be written, or every process compiles every module anew (imports take four times as long).
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: install setup refresh dev test lint audit format bench faults lock reports dictionary

# What runs, without what only tests and linters need.
install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "chiso needs Python 3.11, 3.12 or 3.13: install one, or call make with PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(grep -o '^uv==[^ ;]*' requirements-dev.lock)"
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --requirements requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python --editable .
	@touch $@

# All of it, for those who change the project.
setup: .venv/ready

.venv/ready: .venv/installed requirements-dev.lock
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python requirements-dev.lock
	$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python --editable .
	@touch $@

refresh: install
	$(BIN)/chiso refresh

dev: install
	DAGSTER_HOME="$$($(BIN)/python -m pipelines.instance)" $(BIN)/dagster dev --workspace workspace.yaml --host 127.0.0.1 --port $(or $(PORT),3000)

# One more than processors: some tests wait for daemons and databases most of the time.
WORKERS ?= $$(( $$(nproc 2>/dev/null || echo 2) + 1 ))

test: setup
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Known flaws of what runs; needs the registry's records of them, and fails where a package has none.
audit: setup
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Half an hour; `make bench ONLY="load rules"` runs some, FULL=1 the largest sizes too.
bench: setup
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group bench
	$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(FULL),--full)

# Hours: every kind of fault, many times; `make test` has a few of each.
faults: setup
	$(BIN)/python -m tests.faults.campaign
	FUZZ_EXAMPLES=2000 $(BIN)/pytest tests/faults/test_fuzz.py
	$(BIN)/python -m tests.faults.campaign.loads
	$(BIN)/python -m tests.faults.campaign.hostile

reports: setup
	$(BIN)/python -m sources.bundled.make

dictionary: setup
	$(BIN)/python -m warehouse.export docs/data-dictionary.md

LOCKED = --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links pyproject.toml

lock: setup
	$(BIN)/uv pip compile $(LOCKED) --extra team --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCKED) --extra team --group dev --constraints requirements.lock --output-file requirements-dev.lock
