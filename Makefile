# The researcher directory: `make run` to see it, `make test` to check it.

PYTHON ?= python3
PORT ?= 8000

export UV_LINK_MODE = copy
export UV_PYTHON_DOWNLOADS = never
# A network may have certificates of its own; a bare system may have none at all.
export UV_SYSTEM_CERTS = $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
unexport VIRTUAL_ENV PYTHONPATH

STYLES ?= 80
SECONDS ?= 60
DOCUMENTS ?= 1000 10000
POINTS ?= 200
PUBLICATIONS ?= 10000 30000 100000

SHELL = /bin/bash
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
IN_PARALLEL = --numprocesses auto --dist worksteal
PRODUCTION = env DEBUG=false HTTPS=true ALLOWED_HOSTS=people.example.org DATABASE_URL=sqlite://:memory:

# $(call need,COMMAND,PACKAGE): where COMMAND fails, Debian's PACKAGE is installed if we may, else named.
define need
@{ $(1); } >/dev/null 2>&1 || { \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		export PATH="$$PATH:/usr/sbin:/sbin" DEBIAN_FRONTEND=noninteractive; \
		apt-get update -qq && apt-get install -y -qq $(2) >/dev/null; \
	else \
		echo "This needs Debian's package $(2): apt-get install $(2), then make again." >&2; exit 1; \
	fi; }
endef

.PHONY: help install run test check bench bench-identity bench-large bench-pages throughput fuzz kill screenshots format system
.DELETE_ON_ERROR:

help:
	@echo "make run      install, import the CVs, and serve the directory on http://127.0.0.1:$(PORT)"
	@echo "make test     install, then check formats, lint, types and templates, and run all tests"
	@echo "make check    only the checks, without the tests"
	@echo "make bench    measure how CVs are read: invented ones in citation styles, STYLES=$(STYLES) for each half, or all"
	@echo "make bench-pages   measure how long pages take in a small and in a large directory"
	@echo "make bench-identity   measure who is who among invented researchers of PUBLICATIONS=\"$(PUBLICATIONS)\": time, memory, mistakes"
	@echo "make bench-large   measure imports, decisions and the review desk in a directory of so many, on both databases"
	@echo "make screenshots  take the README's pictures anew"
	@echo "make throughput  read DOCUMENTS=\"$(DOCUMENTS)\" invented CVs with one process and with two: time and memory"
	@echo "make fuzz     feed the readers endless lines, then broken files for SECONDS=$(SECONDS)"
	@echo "make kill     kill imports at POINTS=$(POINTS) points on both databases, and see that nothing is half done"
	@echo "make format   write Python and templates in the house's format"
	@echo "make install  all that running and testing need in Python, into .venv"

# Installing. Each stamp is as new as what it was made from, so a second time takes no time.

.venv/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	$(call need,$(PYTHON) -c "import ensurepip",python3-venv)
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check "uv>=0.11"
	@touch $@

.venv/run: .venv/uv pyproject.toml uv.lock
	$(BIN)/uv sync --quiet --locked --inexact --no-group dev
	@touch $@

.venv/all: .venv/run
	$(BIN)/uv sync --quiet --locked --inexact
	@touch $@

static/fonts/rd-serif-license.txt: directory/fonts.py .venv/run
	$(MANAGE) make_fonts
	@touch $@

install: .venv/all static/fonts/rd-serif-license.txt

# Running, as production does. A CV that can't be read is named and left out (status 1); the others are in.

run: .venv/run static/fonts/rd-serif-license.txt
	$(MANAGE) migrate --no-input --verbosity 0
	$(MANAGE) collectstatic --no-input --verbosity 0
	$(MANAGE) import_cvs || [ $$? -eq 1 ]
	@echo "The directory is at http://127.0.0.1:$(PORT) (Ctrl-C stops it)"
	@exec $(BIN)/gunicorn directory.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 2 --threads 4 \
		--no-control-socket --log-level warning

# Testing

system:
	$(call need,ls /usr/lib/postgresql/*/bin/postgres,postgresql)
	$(call need,command -v chromium,chromium)

check: install
	$(BIN)/ruff format --check --output-format concise .
	$(BIN)/ruff check .
	find templates -name '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/mypy
	$(PRODUCTION) $(BIN)/python -W error manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python -W error manage.py check --deploy --database default --fail-level WARNING

test: install system check
	env DATABASE_URL=sqlite://:memory: $(BIN)/pytest $(IN_PARALLEL) --cov --cov-report=
	$(BIN)/python tests/postgresql.py $(BIN)/pytest $(IN_PARALLEL)
	$(BIN)/coverage report --include='directory/cv/*' --fail-under=100
	$(BIN)/coverage report --omit='directory/cv/*' --fail-under=90
	$(BIN)/pytest -m browser

# Measuring

bench: install
	$(BIN)/uv sync --quiet --locked --inexact --group bench
	$(BIN)/python -m tests.benchmarks.reading --styles $(STYLES)

throughput: install
	$(BIN)/python -m tests.benchmarks.reading.throughput --documents $(DOCUMENTS)

bench-pages: install
	$(BIN)/uv sync --quiet --locked --inexact --group bench
	$(BIN)/python -W ignore -m tests.benchmarks.pages

bench-identity: install
	$(BIN)/python -m tests.benchmarks.identity --publications $(PUBLICATIONS)

bench-large: install system
	$(BIN)/python -W ignore -m tests.benchmarks.large --publications $(lastword $(PUBLICATIONS))
	$(BIN)/python tests/postgresql.py $(BIN)/python -W ignore -m tests.benchmarks.large \
		--publications $(lastword $(PUBLICATIONS))

fuzz: install
	$(BIN)/python -m tests.benchmarks.long_lines
	$(BIN)/python -m tests.benchmarks.fuzz --seconds $(SECONDS)

screenshots: install system
	$(BIN)/python -m tests.screenshots
kill: install system
	env DATABASE_URL=sqlite://:memory: $(BIN)/python -m tests.benchmarks.killing --points $(POINTS)
	$(BIN)/python tests/postgresql.py $(BIN)/python -m tests.benchmarks.killing --points $(POINTS)

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .
	find templates -name '*.html' | xargs -r $(BIN)/djade --target-version 5.2
