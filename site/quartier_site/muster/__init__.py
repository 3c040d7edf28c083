"""The page of all components, for editors, designers and testers (`/muster/`)."""
