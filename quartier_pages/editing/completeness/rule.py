"""What a rule is, what it looks at and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageQuerySet
from wagtail.permissions import policy_registry


class Severity:
    """How soon a finding should be dealt with; the most urgent first."""

    URGENT, IMPORTANT, HINT = "dringend", "wichtig", "hinweis"
    LABELS: tuple[tuple[str, Promise], ...] = (
        (URGENT, _("urgent")),
        (IMPORTANT, _("important")),
        (HINT, _("hint")),
    )
    ORDER = (URGENT, IMPORTANT, HINT)


@dataclass(frozen=True)
class Batch:
    """The pages that a rule looks at: those on which somebody has the right that it asks for.

    Rules narrow it down by subqueries, so that they take as many queries for one page as for all.
    """

    user: Any
    pages: PageQuerySet
    today: date = field(default_factory=timezone.localdate)

    def of(self, model: type[Page]) -> Any:
        """Those of one page type, in all languages."""
        mine = self.pages.order_by().values("pk")
        return model.objects.filter(pk__in=mine).select_related("locale")

    def originals(self, model: type[Page]) -> Any:
        """Those in the source language, where facts are kept."""
        return self.of(model).filter(locale__language_code=settings.LANGUAGE_CODE)

    def public(self, model: type[Page]) -> Any:
        """Those in the source language that visitors read."""
        return self.originals(model).filter(live=True)

    def mine_among(self, model: type[Any]) -> Any:
        """Things other than pages, such as images, that the user may change."""
        policy: Any = policy_registry.get_by_type(model)
        return policy.instances_user_has_permission_for(self.user, "change")


@dataclass(frozen=True)
class Finding:
    """Something to be mended on a page: by default in its form, at the anchor."""

    page: Page
    message: str | Promise
    anchor: str = ""
    address: str = ""

    @property
    def url(self) -> str:
        address = self.address or reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return f"{address}#{self.anchor}" if self.anchor else address


@dataclass(frozen=True)
class Rule:
    """One question. Whom it concerns is said by the right on a page: to change or to publish."""

    key: str
    title: Promise
    severity: str
    find: Callable[[Batch], Iterable[Finding]]
    right: str = "change"


def field_of(name: str) -> str:
    """Anchor of a field in the form of a page."""
    return f"id_{name}"


def rows_of(name: str) -> str:
    """Anchor of an inline panel, such as the time slots of an offer."""
    return f"id_{name}-FORMS"


def new_page(model: type[Page], parent: Page) -> str:
    """Address of the form for a new page."""
    place = (model._meta.app_label, model._meta.model_name, parent.pk)
    return reverse("wagtailadmin_pages:add", args=place)
