"""What the quarter publishes, as plain data; see `home.representation`.

Importing this package registers its page types, blocks and snippets.
"""

from quartier_pages.representation import (
    angebot,
    blocks,
    eckpunktepapier,
    jahresbericht,
    snippets,
    zentrum,
)

__all__ = ["angebot", "blocks", "eckpunktepapier", "jahresbericht", "snippets", "zentrum"]
