"""Why the loader leaves everything as it is."""


class DemoRefusedError(Exception):
    """Loading or resetting would touch content that is not the loader's; the text says which."""
