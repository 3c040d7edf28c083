"""How far the translations of pages are, for any number of pages in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.editing.translation.changes import unchanged


class State(StrEnum):
    CURRENT = "current"
    OUTDATED = "outdated"
    DRAFT = "draft"
    NOT_BEGUN = "not_begun"


LABELS = {
    State.CURRENT: gettext_lazy("up to date"),
    State.OUTDATED: gettext_lazy("out of date"),
    State.DRAFT: gettext_lazy("draft"),
    State.NOT_BEGUN: gettext_lazy("not begun"),
}
# Never by colour alone: each state has its sign, and its words for those who cannot see it.
SIGNS = {State.CURRENT: "✓", State.OUTDATED: "!", State.DRAFT: "✎", State.NOT_BEGUN: "–"}


@dataclass(frozen=True, kw_only=True)
class TranslationState:
    """One page in one language."""

    locale: Locale
    source_id: int
    # None: with the content that translators know.
    source_published_at: datetime | None = None
    page: dict[str, Any] | None = None
    translation_id: int | None = None
    synced_at: datetime | None = None
    missing: int = 0
    # What a machine wrote and nobody has published yet.
    by_machine: int = 0
    texts_changed_at: datetime | None = None

    @property
    def code(self) -> str:
        return str(self.locale.language_code)

    @cached_property
    def state(self) -> State:
        if self.page is None or self.page["alias_of_id"]:
            return State.NOT_BEGUN
        if not self.is_public:
            return State.DRAFT
        if self.source_changed or self.missing:
            return State.OUTDATED
        return State.DRAFT if self.has_unpublished_changes else State.CURRENT

    @property
    def is_public(self) -> bool:
        """Shown in its own words: a translation begun on a live alias still shows German."""
        return bool(
            self.page
            and self.page["live"]
            and (self.page["live_revision_id"] or not self.page["latest_revision_id"])
        )

    @property
    def source_changed(self) -> bool:
        """The German page was published after its content was last taken from it."""
        if self.page is None or self.page["alias_of_id"]:
            return False
        taken_at = self.synced_at or self.published_at
        return bool(taken_at and self.source_published_at and self.source_published_at > taken_at)

    @property
    def has_unpublished_changes(self) -> bool:
        if self.page is None or self.page["has_unpublished_changes"]:
            return self.page is not None
        changes = [when for when in (self.synced_at, self.texts_changed_at) if when]
        return bool(self.published_at and changes and max(changes) > self.published_at)

    @property
    def published_at(self) -> datetime | None:
        return self.page["last_published_at"] if self.page else None

    @property
    def label(self) -> str:
        return str(LABELS[self.state])

    @property
    def sign(self) -> str:
        return SIGNS[self.state]

    @cached_property
    def notes(self) -> list[str]:
        """What else one should know, in plain words."""
        if self.state is State.NOT_BEGUN:
            return [_("shows the German text")] if self.page and self.page["live"] else []
        notes = []
        if self.missing:
            text = ngettext("%(n)d text is missing", "%(n)d texts are missing", self.missing)
            notes.append(text % {"n": self.missing})
        if self.source_changed:
            notes.append(_("German page changed on %s") % _day(self.source_published_at))
        if self.by_machine:
            notes.append(_("translated by a machine: %d") % self.by_machine)
        if self.is_public and self.has_unpublished_changes:
            notes.append(_("changes not published"))
        if self.is_public and self.published_at:
            notes.append(_("published on %s") % _day(self.published_at))
        return notes

    def __str__(self) -> str:
        return "; ".join([self.label, *self.notes])

    def address(self, may_begin: bool) -> str:
        """Where the translation is begun or continued; empty where neither is possible."""
        if self.page is not None and (not self.page["alias_of_id"] or not may_begin):
            return reverse("wagtailadmin_pages:edit", args=[self.page["id"]])
        url = reverse("wagtail_localize:submit_page_translation", args=[self.source_id])
        return f"{url}?select_locale={self.code}" if may_begin else ""


Board = dict[UUID, dict[int, TranslationState]]


def source_locale() -> Locale:
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def target_locales() -> list[Locale]:
    """The languages that are translated into, in the order in which the site names them."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    found = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    return sorted(
        (locale for locale in found if locale.language_code in codes),
        key=lambda locale: codes.index(locale.language_code),
    )


def states_of(sources: Any, locales: Iterable[Locale]) -> Board:
    """The state of each German page of a queryset in each language, by key and language."""
    locales = list(locales)
    among = {"target_locale__in": locales, "enabled": True}
    keys = sources.order_by().values("translation_key")
    pages = {
        (row["translation_key"], row["locale_id"]): row
        for row in Page.objects.filter(translation_key__in=keys, locale__in=locales).values(
            "id",
            "translation_key",
            "locale_id",
            "alias_of_id",
            "live",
            "live_revision_id",
            "latest_revision_id",
            "has_unpublished_changes",
            "last_published_at",
        )
    }
    translations = {
        (row["source__object_id"], row["target_locale_id"]): row
        for row in Translation.objects.filter(source__object_id__in=keys, **among).values(
            "id",
            "source_id",
            "source__object_id",
            "source__last_updated_at",
            "target_locale_id",
        )
    }
    segments = StringSegment.objects.filter(source__object_id__in=keys).order_by()
    totals = dict(segments.values_list("source_id").annotate(n=Count("pk")))
    done = {
        (row["source_id"], row["string__translations__locale_id"]): row
        for row in segments.filter(
            string__translations__locale__in=locales,
            string__translations__context_id=F("context_id"),
            string__translations__has_error=False,
        )
        .values("source_id", "string__translations__locale_id")
        .annotate(n=Count("pk", distinct=True), changed=Max("string__translations__updated_at"))
    }
    machine = unpublished_by_machine(keys, locales)
    rows = list(sources.order_by().values("id", "translation_key", "last_published_at"))
    taken = {key: row["source__last_updated_at"] for (key, _locale), row in translations.items()}
    published = {row["translation_key"]: row["last_published_at"] for row in rows}
    again = [key for key, when in taken.items() if published[key] and published[key] > when]
    for key in unchanged(again, source_locale().pk):
        published[key] = None

    def state(source: dict[str, Any], locale: Locale) -> TranslationState:
        place = (source["translation_key"], locale.pk)
        translation = translations.get(place, {})
        source_key = translation.get("source_id")
        texts = done.get((source_key, locale.pk), {})
        return TranslationState(
            locale=locale,
            source_id=source["id"],
            source_published_at=published[source["translation_key"]],
            page=pages.get(place),
            translation_id=translation.get("id"),
            synced_at=translation.get("source__last_updated_at"),
            missing=totals.get(source_key, 0) - texts.get("n", 0),
            by_machine=machine.get(place, 0),
            texts_changed_at=texts.get("changed"),
        )

    return {
        row["translation_key"]: {locale.pk: state(row, locale) for locale in locales}
        for row in rows
    }


def unpublished_by_machine(keys: Any, locales: list[Locale]) -> dict[tuple[UUID, int], int]:
    """How many texts only a machine has seen so far, by key and language."""
    published = Page.objects.filter(
        translation_key=OuterRef("context__object_id"), locale_id=OuterRef("locale_id")
    )
    texts = StringTranslation.objects.filter(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        context__object_id__in=keys,
        locale__in=locales,
    ).annotate(published=Subquery(published.values("last_published_at")[:1]))
    unseen = texts.filter(Q(published=None) | Q(updated_at__gt=F("published"))).order_by()
    counts = unseen.values("context__object_id", "locale_id").annotate(n=Count("pk"))
    return {(row["context__object_id"], row["locale_id"]): row["n"] for row in counts}


def _day(when: datetime | None) -> str:
    return date_format(localtime(when), "d.m.Y") if when else ""
