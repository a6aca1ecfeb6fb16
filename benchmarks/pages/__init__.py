"""Labelled pages of our own making, on which any tool may be measured (benchmarks/README.md)."""
