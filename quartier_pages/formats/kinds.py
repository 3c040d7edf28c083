"""What a page is, in one word for residents."""

from django.utils.translation import gettext as _
from wagtail.models import Page


def page_kind(page: Page) -> str:
    """The kind of a page; nothing for pages of free text."""
    return kind_of(type(page))


def kind_of(model: type[Page]) -> str:
    """The kind of the pages of a type; nothing for pages of free text."""
    return {
        "QuartierszentrumIndexPage": _("Overview"),
        "QuartierszentrumPage": _("Quartierszentrum"),
        "EckpunktepapierPage": _("Eckpunktepapier"),
        "JahresberichtPage": _("Jahresbericht"),
        "AngebotPage": _("Offer"),
        "FeedbackPage": _("Form"),
    }.get(model.__name__, "")
