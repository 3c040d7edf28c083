"""What stands at an address of its own without being a page: a finder, a programme."""

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """What the frame around it must know: title, breadcrumb, languages, search engines.

    With a page in the context it lies at `route` below that page. Its words are in the language
    of the address, whatever the page is translated into.
    """

    title: str
    description: str = ""
    route: str = ""
    # What visitors chose, as "?…": kept when they change the language, not for search engines.
    query: str = ""
