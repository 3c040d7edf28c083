"""Tests of the loaded demo: a package, so that they share one load."""
