"""Sets up, runs and checks the project: what ``make`` calls.

Plain standard library, because it runs before any package is installed; only ``prepare`` and
``translations`` import packages, and they are started with the virtual environment's Python.
"""
