"""Wagtail's API v2 over every page, image and document, with nothing left to resolve."""
