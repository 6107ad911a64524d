# The commands of the project; each calls a Python script in cosp/ops. PYTHON= picks the interpreter.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test bench lock fmt messages

FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
CANDIDATES := $(or $(PYTHON),.venv/bin/python python3.13 python3.12 python3.11 python3)
CHOSEN := $(shell for each in $(CANDIDATES); do \
	"$$each" -c '$(FITS)' 2>/dev/null && echo "$$each" && break; done)

ifeq ($(CHOSEN),)
$(error COSP needs Python 3.11, 3.12 or 3.13 and found none in "$(CANDIDATES)". Install one (Debian 12: apt-get install python3 python3-venv) or name it: make run PYTHON=/path/to/python3.12)
endif

help:
	@echo "make run    set up what is needed and run it (PORT=8000)"
	@echo "make test   all checks and tests"
	@echo "make setup  the set-up alone"
	@echo "make bench  the benchmarks (ONLY=name)"
	@echo "make fmt    format the code"
	@echo "make lock   resolve the locked packages anew"
	@echo "make messages  gather the texts to translate"

setup run test bench lock fmt messages:
	@exec $(CHOSEN) -m cosp.ops.$@
