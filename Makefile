# Everything a newcomer types. Needs Python 3.11 or newer, make and git; all else is fetched into .venv,
# in the versions and with the hashes of requirements/*.lock.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
SCRIPT := qgraph/publishing/templates/script
TSC := $(VENV)/tsc/node_modules/.bin/tsc
# The one tool used only to renew the lock files.
UV := uv==0.13.9
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml --group build

.DEFAULT_GOAL := help
.PHONY: help demo test check gate ontology docs screenshots bench bench-pages lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.base ## build the first plan into a store, show its summary and draw its page
	@$(BIN)/qgraph demo

test: check $(VENV)/.axe ## everything that must hold: style, types, unit tests, doctests, browser, notebooks
	@chromium=$$($(BIN)/python tests/chromium.py) && \
	  QGRAPH_CHROMIUM="$$chromium" $(BIN)/python -m pytest -n 2

check: $(VENV)/.test $(VENV)/.tsc ## style and types only, of the page's script where there is npm
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	@if [ -x $(TSC) ]; then echo "tsc --project $(SCRIPT)" && $(TSC) --project $(SCRIPT); \
	  else echo "no npm here: the types of the page's script are not checked"; fi

gate: $(VENV)/.test ## how well annotated real plans are read, against pinned floors
	@$(BIN)/python tests/corpus/gate.py

ontology: $(VENV)/.ontology ## every gate of the ontology, offline: lint, profiles, reasoner, shapes, closures, exports, page
	@$(BIN)/python -m pytest -n 2 tests/ontology

docs: $(VENV)/.base ## write docs/ontology.html anew
	@$(BIN)/python -m docs.ontology

screenshots: $(VENV)/.test ## take the pictures of docs/screens anew
	@chromium=$$($(BIN)/python tests/chromium.py) && QGRAPH_CHROMIUM="$$chromium" $(BIN)/python -m docs.screenshots

bench: $(VENV)/.bench ## measured ratios of start-up times, of extraction, and of one changed document among many
	@$(BIN)/python benchmarks/startup.py
	@$(BIN)/python benchmarks/extraction.py
	@$(BIN)/python benchmarks/incremental.py

bench-pages: $(VENV)/.bench $(VENV)/.pages ## pages of qgraph and of its peers side by side in a real Chromium; takes long
	@$(BIN)/python -m benchmarks.pages

lock: $(VENV)/pyvenv.cfg ## renew requirements/*.lock from pyproject.toml
	$(BIN)/python -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(VENV)/lock/bin/$(COMPILE) --upgrade --output-file requirements/base.lock
	$(VENV)/lock/bin/$(COMPILE) --upgrade --extra test --constraint requirements/base.lock \
	  --output-file requirements/test.lock
	$(VENV)/lock/bin/$(COMPILE) --upgrade --extra bench --constraint requirements/base.lock \
	  --output-file requirements/bench.lock
	$(VENV)/lock/bin/$(COMPILE) --upgrade --extra ontology --constraint requirements/base.lock \
	  --output-file requirements/ontology.lock

clean: ## remove the environment and the caches; stores and pages stay
	rm -rf $(VENV) build dist test-output .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp is older than what it depends on exactly when an install has to be done again.
$(VENV)/.base: requirements/base.lock pyproject.toml $(VENV)/pyvenv.cfg
	@echo "installing what requirements/base.lock names"
	@$(INSTALL) -r requirements/base.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.lock $(VENV)/.base
	@echo "installing what requirements/test.lock names"
	@$(INSTALL) -r requirements/test.lock
	@touch $@

# jieba is published as source; setuptools, which builds it, is in the base.
$(VENV)/.bench: requirements/bench.lock $(VENV)/.base
	@echo "installing what requirements/bench.lock names"
	@$(INSTALL) --no-binary jieba --no-build-isolation -r requirements/bench.lock
	@touch $@

# So is owlready2, which we want for HermiT; Pellet, which it carries too, is under the AGPL and taken out again.
# N3.js is a second reader of what we export, and comes where there is npm.
$(VENV)/.ontology: requirements/ontology.lock requirements/n3/package-lock.json $(VENV)/.test
	@echo "installing what requirements/ontology.lock and requirements/n3 name"
	@$(INSTALL) --no-binary owlready2 --no-build-isolation -r requirements/ontology.lock
	@rm -rf $(VENV)/lib/python*/site-packages/owlready2/pellet/*
	@mkdir -p $(VENV)/n3 && cp requirements/n3/*.json $(VENV)/n3
	@if command -v npm >/dev/null; then npm ci --silent --prefix $(VENV)/n3; fi
	@touch $@

# TypeScript checks the page's script, axe-core the pages, and peers' pages are measured beside ours; all come where
# there is npm.
$(VENV)/.tsc $(VENV)/.axe $(VENV)/.pages: $(VENV)/.%: requirements/%/package-lock.json $(VENV)/pyvenv.cfg
	@mkdir -p $(VENV)/$* && cp requirements/$*/*.json $(VENV)/$*
	@if command -v npm >/dev/null; then \
	  echo "installing what requirements/$* names" && npm ci --silent --ignore-scripts --prefix $(VENV)/$* && touch $@; fi

$(VENV)/pyvenv.cfg:
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh requirements/venv.sh
