"""The typed API over what the quarter publishes: one module per resource."""
