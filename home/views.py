"""What stands at an address of its own without being a page: a finder, a programme."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Callback = TypeVar("Callback", bound=Callable[..., Any])
_OPEN = "stands_open_to_everybody"


def public_view(view: Callback) -> Callback:
    """Mark a view that everybody finds at its address, in every language, beside the pages."""
    setattr(view, _OPEN, True)
    return view


def is_public_view(view: Callable[..., Any]) -> bool:
    return getattr(view, _OPEN, False)


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
