# make run    sets up, reads corpus/ and serves the pages at http://127.0.0.1:8000
# make test   sets up and runs the tests
# make check  what CI checks beside the tests: style, types
# HOME_DIR=…  where the store and the index live; PORT=… where the pages are served

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
HOME_DIR ?= .vanban
PORT ?= 8000
TORCH ?= 2.13.0
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check clean

run: $(VENV)/.installed
	$(VENV)/bin/vanban --home $(HOME_DIR) ingest corpus
	$(VENV)/bin/vanban --home $(HOME_DIR) serve --port $(PORT)

test: $(VENV)/.installed-dev
	$(VENV)/bin/python -m pytest -n 2 --dist loadgroup $(PYTEST)

check: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "vanban needs Python 3.11 or newer (Debian, Ubuntu: apt-get install python3 python3-venv)"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "vanban needs Python 3.11 or newer; $(PYTHON) is older"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "no virtual environments here (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }

# torch comes only as a CPU build: the plain Linux wheel brings gigabytes of CUDA. Without it the embedded model serves alone.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing vanban …"
	@$(PIP) --editable .
	@if [ "$$(uname -s)" = Linux ]; then spec="torch==$(TORCH)+cpu"; else spec="torch==$(TORCH)"; fi; \
	  if $(PIP) "$$spec" 2>/dev/null; then echo "Installing sentence-transformers …"; $(PIP) --editable '.[models]'; \
	  else echo "No CPU build of torch is to be had here: the embedded model is used alone, and tests marked torch are left out."; fi
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing the tools for tests …"
	@$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(HOME_DIR) build dist *.egg-info
