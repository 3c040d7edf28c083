"""What pages below a Quartierszentrum have in common."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.models import BasePage

if TYPE_CHECKING:
    from quartier_pages.models.zentrum import QuartierszentrumPage


def zentrum_foreign_key(related_name: str) -> models.ForeignKey[Any, Any]:
    """The centre a page hangs under, kept equal to its parent: for joins and constraints.

    RESTRICT lets a centre go only together with the pages below it.
    """
    return models.ForeignKey(
        "quartier_pages.QuartierszentrumPage",
        verbose_name=_("centre"),
        on_delete=models.RESTRICT,
        editable=False,
        related_name=related_name,
    )


def as_centre(parent: Page) -> "QuartierszentrumPage":
    """The centre that a page is put below; a ValidationError when it is none."""
    centre: Any = parent.specific
    if not isinstance(centre, apps.get_model("quartier_pages", "QuartierszentrumPage")):
        raise ValidationError(_("This page belongs below a Quartierszentrum: put it there."))
    return centre


class ZentrumChildPage(BasePage):
    """A page that belongs to the Quartierszentrum above it."""

    parent_page_types: ClassVar = ["quartier_pages.QuartierszentrumPage"]
    subpage_types: ClassVar = []

    class Meta:
        abstract = True

    def adopt_parent(self) -> None:
        """Takes the centre from the tree, which is the truth."""
        self.zentrum = as_centre(self.get_parent())

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A revision may be older than a move: its centre may not be the page's any more."""
        return super().with_content_json({**content, "zentrum": self.zentrum_id})

    @property
    def public_zentrum(self) -> "QuartierszentrumPage | None":
        """The centre, if everybody may see it: else a page names neither it nor what is there."""
        zentrum: QuartierszentrumPage = self.zentrum
        is_public = zentrum.live and not zentrum.get_view_restrictions().exists()
        return zentrum if is_public else None

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.adopt_parent()
        return super().save(*args, **kwargs)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.zentrum_id is None:  # preview of a page that was never saved
            self.adopt_parent()
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["zentrum"] = self.public_zentrum
        return context
