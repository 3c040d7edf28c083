"""The new API of Wagtail, which may still change, for holders of a token."""
