"""Benchmarks: `make bench`, or `make bench ARGS="boot bytes"` for some of them. Arms run in turn, in one run."""
