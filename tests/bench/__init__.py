"""Benchmarks, run by `make bench`: figures, never asserted."""
