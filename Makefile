# The commands of this project. `make help` lists them.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
FRONT_END := tests/front_end
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help site serve test lint check bench lighthouse lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

site: $(VENV)/.installed ## build the site into site/ (ARGS="--as-of 2026-11-23")
	@$(BIN)/framework-directory build $(ARGS)

serve: $(VENV)/.installed ## build, show it on this machine, rebuild on each change
	@$(BIN)/framework-directory serve $(ARGS)

lint: $(FRONT_END)/node_modules/.installed ## types and faults of the site's scripts (needs Node and npm)
	@npm --prefix $(FRONT_END) run --silent lint

test: $(VENV)/.installed-dev lint ## install what the tests need, the browser too, and run them all
	@$(BIN)/python tests/browser.py
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

check: $(VENV)/.installed-dev ## style, types, floors, the repository's data, tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/framework-directory check
	@$(MAKE) --no-print-directory test

bench: $(VENV)/.installed-dev ## measure, side by side with what it is compared with
	@$(BIN)/python -m tests.bench $(ARGS)

lighthouse: $(VENV)/.installed-dev ## Lighthouse's four scores of four pages on a phone (needs npx, and fetches it)
	@$(BIN)/python -m tests.lighthouse

lock: $(VENV)/.installed-dev ## pin anew what is installed, with hashes and without addresses
	@$(BIN)/pip-compile $(LOCK_OPTIONS) --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile $(LOCK_OPTIONS) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

LOCK_OPTIONS := --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header

clean: ## remove the environment and the built site
	rm -rf $(VENV) $(FRONT_END)/node_modules site

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what is pinned in requirements.txt"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what is pinned in requirements-dev.txt"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

$(FRONT_END)/node_modules/.installed: $(FRONT_END)/package-lock.json
	@command -v npm > /dev/null || { echo "Node with npm is needed, to look at the site's scripts"; exit 1; }
	@echo "Installing what is pinned in $(FRONT_END)/package-lock.json"
	@npm --prefix $(FRONT_END) ci --silent --ignore-scripts
	@touch $@
