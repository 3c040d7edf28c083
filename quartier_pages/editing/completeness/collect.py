"""Asks all rules, and puts each finding where it belongs: to a centre, a language, a severity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.permissions import policy_registry

from quartier_pages.editing.completeness.rule import Batch, Finding, Rule, Severity
from quartier_pages.editing.completeness.rules import RULES
from quartier_pages.models import QuartierszentrumPage


@dataclass(frozen=True)
class Centre:
    """A centre in whichever language, by the name of the German page."""

    key: str
    name: str


@dataclass(frozen=True)
class Row:
    """A finding as editors read it."""

    rule: Rule
    finding: Finding
    centre: Centre | None

    @property
    def severity(self) -> str:
        return self.rule.severity

    @property
    def severity_label(self) -> str:
        return str(dict(Severity.LABELS)[self.severity])

    @property
    def centre_name(self) -> str:
        return self.centre.name if self.centre else ""

    @property
    def title(self) -> str:
        return str(self.finding.page.get_admin_display_title())

    @property
    def kind(self) -> str:
        return str(capfirst(self.finding.page.cached_content_type.name))

    @property
    def language(self) -> str:
        return str(self.finding.page.locale.language_code)

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES)[self.language])

    @property
    def rule_title(self) -> str:
        return str(self.rule.title)

    @property
    def message(self) -> str:
        return str(self.finding.message)

    @property
    def url(self) -> str:
        return self.finding.url


class Completeness:
    """What one person can do something about, and where."""

    def __init__(self, user: Any) -> None:
        self.user = user

    def pages(self, right: str) -> Any:
        policy: Any = policy_registry.get_by_type(Page)
        return policy.instances_user_has_permission_for(self.user, right)

    @cached_property
    def rows(self) -> list[Row]:
        """All findings: the most urgent first, then by centre and page."""
        found = [
            Row(rule, finding, self._centre_of(finding.page))
            for rule in RULES
            for finding in rule.find(Batch(self.user, self.pages(rule.right)))
        ]
        return sorted(found, key=_urgency)

    @cached_property
    def centres(self) -> list[Centre]:
        """The centres whose German pages the person edits."""
        mine = self.pages("change").order_by().values("pk")
        known = self._centres.values()
        pages = QuartierszentrumPage.objects.filter(pk__in=mine)
        keys = {
            str(key)
            for key in pages.filter(locale__language_code=settings.LANGUAGE_CODE).values_list(
                "translation_key", flat=True
            )
        }
        unique = {centre.key: centre for centre in known if centre.key in keys}
        return sorted(unique.values(), key=lambda centre: centre.name)

    @cached_property
    def _centres(self) -> dict[str, Centre]:
        """By the place in the tree, in every language."""
        rows = QuartierszentrumPage.objects.values_list(
            "path", "translation_key", "title", "locale__language_code"
        )
        rows = list(rows)
        german = {key: title for _path, key, title, code in rows if code == settings.LANGUAGE_CODE}
        return {path: Centre(str(key), german.get(key, title)) for path, key, title, _code in rows}

    def _centre_of(self, page: Page) -> Centre | None:
        steps = range(Page.steplen, len(page.path) + 1, Page.steplen)
        places = (self._centres.get(page.path[:step]) for step in steps)
        return next(filter(None, places), None)


def count(rows: Iterable[Row]) -> dict[str, int]:
    """How many there are of each severity."""
    found = dict.fromkeys(Severity.ORDER, 0)
    for row in rows:
        found[row.severity] += 1
    return found


def _urgency(row: Row) -> tuple[int, str, str, str]:
    return Severity.ORDER.index(row.severity), row.centre_name, row.title, row.rule.key
