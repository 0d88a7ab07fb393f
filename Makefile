# make demo   the example meeting: the cockpit in a terminal, else every form into build/demo
# make test   the tests          make check  style, types, layers, and the wheel installed alone
# make catalogue  the English words: take in new sentences, compile
# make bench  the measurements   make clean  what was built; rm -rf .venv for the rest
# Needs Python 3.11 or later and pip. On Windows, in PowerShell:
#   py -m venv .venv
#   .venv\Scripts\python -m pip install -e ".[dev]"
#   .venv\Scripts\hopthon demo                   (demo)
#   .venv\Scripts\python -m pytest               (test)
#   .venv\Scripts\ruff check . ; .venv\Scripts\ruff format --check . ; .venv\Scripts\pyright
#   .venv\Scripts\lint-imports ; .venv\Scripts\python .ci\wheel_alone.py   (check)

VENV   := .venv
PYTHON := $(VENV)/bin/python
PIP    := $(PYTHON) -m pip install --disable-pip-version-check --quiet
NEW    := import sys; sys.exit(sys.version_info < (3, 11))

.PHONY: demo test test-screens test-rest check bench catalogue clean

demo: $(VENV)/.ready
	@if [ -t 0 ] && [ -t 1 ]; then $(PYTHON) -m hopthon demo; \
	else $(PYTHON) -m hopthon demo --to build/demo; fi

# Two halves of about the same length: `make -j2 test` runs them side by side.
test: test-screens test-rest

test-screens: $(VENV)/.ready-dev
	$(PYTHON) -m pytest tests/screens

test-rest: $(VENV)/.ready-dev
	$(PYTHON) -m pytest tests --ignore=tests/screens

check: $(VENV)/.ready-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m pyright
	$(VENV)/bin/lint-imports
	$(PYTHON) .ci/wheel_alone.py

bench: $(VENV)/.ready-dev
	@set -e; $(PYTHON) -m benchmarks; \
	for one in $(sort $(wildcard benchmarks/bench_*.py)); do $(PYTHON) -m benchmarks.$$(basename $$one .py); done

catalogue: $(VENV)/.ready-dev
	$(PYTHON) tools/catalogue.py

clean:
	rm -rf build dist .pytest_cache .hypothesis .ruff_cache .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# A .venv that was not finished, or no longer runs, is made anew.
$(VENV)/.ready: pyproject.toml
	@if [ -e $(VENV)/.half-made ] || ! $(PYTHON) -c '$(NEW)' 2>/dev/null \
	|| ! $(PYTHON) -m pip --version >/dev/null 2>&1; then \
	  for python in python3 python3.14 python3.13 python3.12 python3.11 none; do \
	    if $$python -c '$(NEW)' 2>/dev/null; then break; fi; \
	  done; \
	  if [ $$python = none ]; then echo "hopthon: needs Python 3.11 or later" >&2; exit 1; fi; \
	  rm -rf $(VENV) && mkdir $(VENV) && touch $(VENV)/.half-made && $$python -m venv $(VENV); \
	fi
	$(PIP) -e .
	@rm -f $(VENV)/.half-made && touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(PIP) -e '.[dev]'
	@touch $@
