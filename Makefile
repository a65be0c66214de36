# ติดตาม: everything a person types starts here. `make` alone lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
TIDTAM := .venv/bin/tidtam
PLAY ?=
PORT ?= 8000
CORPUS ?=
ONLY ?=
SCALE ?=

.PHONY: help setup setup-dev demo run test test-pg check docs bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## find a Python, make .venv, install the frozen lock and the fonts (again: seconds)
	@tools/setup.sh --no-dev
	@$(TIDTAM) fonts

setup-dev:
	@tools/setup.sh --group dev
	@$(TIDTAM) fonts

demo: setup ## load Rayong and its circular, show what it asks, serve on port 8000 (PLAY=1: circulate it too)
	@$(TIDTAM) demo --port $(PORT) $(if $(PLAY),--play)

run: setup ## serve an office's own data: migrate, then server and worker together
	@$(TIDTAM) run --port $(PORT)

test: setup-dev ## all tests on SQLite, with coverage gates; says what is missing for the optional ones
	@tools/test.sh

test-pg: setup-dev ## all tests again on a private PostgreSQL
	@tools/test.sh --postgresql

check: setup-dev ## style, types, arrows, migrations, generated pages
	@tools/check.sh

docs: setup-dev ## write the pages that are made from the code
	@$(PY) -m tests.house.pages --write

bench: setup-dev ## figures of all benches, or ONLY="search pages" (CORPUS=labelled sentences, SCALE=letters to search)
	@SCALE=$(SCALE) $(PY) -m tests.perf $(ONLY) $(CORPUS)
