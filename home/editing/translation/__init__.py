"""Keeping seven languages up to date: what is missing, texts in bulk, machines, reviews."""
