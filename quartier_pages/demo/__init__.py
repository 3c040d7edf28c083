"""Demo content: the real Heilbronn centres, loaded by `manage.py load_demo`."""
