"""Tells other sites what was published: an outbox, signed deliveries, a log."""
