# What a newcomer types: make run, make test. Everything else is for people who change things.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# Installs into the environment from outside, so that Debian's python3-venv is not needed.
PIP := $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install --quiet

.PHONY: install run demo check test lint style calibrate bench validate-open-data screenshots lock upgrade fonts wheel clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@echo "Umgebung $(VENV) wird eingerichtet; beim ersten Mal dauert das etwa zwei Minuten."
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	@echo "Werkzeuge für die Prüfungen werden eingerichtet."
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

run: install
	@$(BIN)/oeffnungsmonitor serve --port $(PORT)

demo: install
	@$(BIN)/oeffnungsmonitor serve --demo --port $(PORT)

style: $(VENV)/.installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

lint: style
	$(BIN)/mypy

# Before every commit: all but the tests in a browser and the long ones; it says what it left out.
check: lint
	$(BIN)/python -m pytest -m "not browser and not slow" --hypothesis-profile=quick

# The type checker works while the browser tests wait for their pages; both must pass.
test: style
	@sh tests/browser/need_chromium.sh
	@sh tests/need_office.sh
	$(BIN)/mypy & types=$$!; $(BIN)/python -m pytest; tests=$$?; wait $$types && exit $$tests

# How often verdicts are wrong and how often they see what is there: the table of docs/verdicts.md.
calibrate: $(VENV)/.installed-test
	@$(BIN)/python -m tests.calibration

# Catalogue and packages of open data against the official SHACL shapes of DCAT-AP.de in a folder.
validate-open-data: $(VENV)/.installed-test
	@$(BIN)/python -m tests.validate_open_data $(SHAPES)

screenshots: $(VENV)/.installed-test
	@sh tests/browser/need_chromium.sh
	$(BIN)/python -m tests.browser.screenshots

# The dashboard beside a bare Streamlit page and a Dash page; QUICK=1 for the short one.
# Dash has an environment of its own: the program itself does not use it.
bench: $(VENV)/.installed-test $(VENV)-bench/.installed
	@sh tests/browser/need_chromium.sh
	@QUICK=$(QUICK) $(BIN)/python -m tests.bench

$(VENV)-bench/.installed: tests/bench/requirements.txt
	@test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv --without-pip $(VENV)-bench
	@$(PYTHON) -m pip --disable-pip-version-check --python $(VENV)-bench/bin/python install --quiet -r $<
	@touch $@

# What pyproject.toml asks for, with the hashes of all files; versions stay. `make upgrade`: newest
# versions within the ranges.
lock:
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet "pip-tools>=7.6"
	$(VENV)-lock/bin/python tests/make_lock.py $(LOCK_OPTIONS)
	rm -rf $(VENV)-lock

upgrade:
	$(MAKE) lock LOCK_OPTIONS=--upgrade

# The fonts of papers, from those of the pages; only needed when those change.
fonts:
	$(PYTHON) -m venv $(VENV)-fonts && $(VENV)-fonts/bin/pip install --quiet fonttools brotli
	$(VENV)-fonts/bin/python tests/make_fonts.py
	rm -rf $(VENV)-fonts

wheel: $(VENV)/.installed
	$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir dist .

# Releases stay: what was public is known to its readers.
clean:
	rm -rf $(VENV) $(VENV)-bench dist build data/store.duckdb data/demonstration
