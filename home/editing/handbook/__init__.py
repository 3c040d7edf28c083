"""The editors' handbook, readable inside the admin: docs/redaktion/ as pages."""
