# The whole project in a few commands; README.md says what they take.
PORT ?= 8000
PY = .venv/bin/python
SETUP = @sh macros/publicatie/inrichten.sh
UVLOCK = uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
         --no-emit-index-url --no-emit-find-links --no-header --no-annotate

# DATA=folder: another region, a folder like data/; its site comes in build/regio/
ifdef DATA
export ROUTEBOEK_DATA := $(abspath $(DATA))
ARGS ?= tests/test_pakket.py
endif

.PHONY: serve test site check certificaat bench beeld lock stubs clean

serve:            ## set-up, full build, site on http://127.0.0.1:$(PORT), rebuilt on edits
	$(SETUP) site
	@PORT=$(PORT) $(PY) -m macros serve

test:             ## set-up, every test, real browser included
	$(SETUP) test
	@$(PY) -m pytest $(ARGS)

site:             ## build site/ complete, ready for any static host
	$(SETUP) site
	@$(PY) -m macros site

check:            ## dataset, cases, stubs, lint, format, types
	$(SETUP) site
	@$(PY) -m macros check

certificaat:      ## every rendering compared for every class; then it stands in the site
	$(SETUP) test
	@$(PY) -m macros site && $(PY) -m tests.certificaat && $(PY) -m macros site

bench:            ## benchmarks as ratios, side by side in one run; ARGS="boot gewicht" for some
	$(SETUP) bench
	@$(PY) -m macros bench $(ARGS)

stubs:            ## write page stubs and navigation from the dataset
	$(SETUP) site
	@$(PY) -m macros stubs

beeld:            ## the two pictures in the README, from the built site
	$(SETUP) test
	@$(PY) -m tests.beeld

lock:             ## lock Python and Node packages again (needs uv)
	$(UVLOCK) --upgrade requirements.in -o requirements.txt
	$(UVLOCK) --upgrade requirements-test.in -c requirements.txt -o requirements-test.txt
	$(UVLOCK) --upgrade requirements-bench.in -o requirements-bench.txt
	$(SETUP) site
	@$(PY) -m macros npm install --package-lock-only

clean:            ## remove what was built; set-up stays
	rm -rf build site .pytest_cache .mypy_cache .ruff_cache .hypothesis
