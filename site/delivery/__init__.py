"""Between the models and the wire: published documents, the content version, the change feed."""
