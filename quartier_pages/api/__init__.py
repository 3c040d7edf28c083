"""The APIs over what the quarter publishes."""
