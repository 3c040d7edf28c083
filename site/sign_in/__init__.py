"""How editors sign in: lock-out, second factor, the city's provider, and who did what."""
