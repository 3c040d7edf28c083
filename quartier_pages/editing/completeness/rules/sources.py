"""Facts without a source, and sources that nobody has confirmed or that have grown old."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.partial_dates import PartialDate, PartialDateError
from quartier_pages.choices import CentreStatus, FactGroup
from quartier_pages.editing.completeness.rule import Batch, Finding, Rule, Severity, rows_of
from quartier_pages.models import (
    AngebotPage,
    Beleg,
    EckpunktepapierPage,
    JahresberichtPage,
    QuartierszentrumPage,
)

OLD_AFTER = 3  # years
CITED = (QuartierszentrumPage, AngebotPage, EckpunktepapierPage, JahresberichtPage)

# What on a centre's page is a fact that wants a source.
_ROWS = {
    FactGroup.SITES: "standorte",
    FactGroup.CONTACTS: "kontakte",
    FactGroup.CARRIERS: "traeger",
    FactGroup.FOCUS: "schwerpunkte",
    FactGroup.PARTNERS: "partner",
    FactGroup.AREA: "gebiete",
}


def _cited(batch: Batch) -> Q:
    """Sources of pages that visitors read; an example proves nothing."""
    public = Q(pk__in=[])
    for model in CITED:
        public |= Q(page__in=batch.public(model).filter(is_example=False).order_by().values("pk"))
    return public


def _by_page(sources: Iterable[Beleg]) -> dict[Page, list[Beleg]]:
    found: dict[Page, list[Beleg]] = defaultdict(list)
    for source in sources:
        found[source.page].append(source)
    return found


def _names(groups: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(str(FactGroup(group).label) for group in groups))


def unverified(batch: Batch) -> Iterator[Finding]:
    sources = Beleg.objects.filter(_cited(batch), verified=False).select_related("page__locale")
    for page, rows in _by_page(sources.order_by("sort_order")).items():
        message = _("Not confirmed by the centre or the office: %(groups)s")
        names = _names(row.fact_group for row in rows)
        yield Finding(page, message % {"groups": names}, rows_of("belege"))


def old(batch: Batch) -> Iterator[Finding]:
    limit = batch.today.replace(day=1, year=batch.today.year - OLD_AFTER)
    sources = Beleg.objects.filter(_cited(batch), verified=True).exclude(as_of="")
    for page, rows in _by_page(sources.select_related("page__locale")).items():
        aged = [row.fact_group for row in rows if _is_before(row.as_of, limit)]
        if aged:
            message = _("As of more than %(years)s years ago: %(groups)s")
            names = {"years": OLD_AFTER, "groups": _names(aged)}
            yield Finding(page, message % names, rows_of("belege"))


def _is_before(as_of: str, day: date) -> bool:
    try:
        return bool(PartialDate.parse(as_of).last_day < day)
    except PartialDateError:
        return False


def without_source(batch: Batch) -> Iterator[Finding]:
    yield from _centres_without_source(batch)
    for model, group in (
        (AngebotPage, FactGroup.OFFER),
        (EckpunktepapierPage, FactGroup.CONTENT),
        (JahresberichtPage, FactGroup.CONTENT),
    ):
        pages = batch.public(model).filter(is_example=False)
        for page in pages.exclude(pk__in=Beleg.objects.values("page")):
            yield _missing(page, [group])


def _centres_without_source(batch: Batch) -> Iterator[Finding]:
    centres = batch.public(QuartierszentrumPage).filter(is_example=False)
    centres = centres.annotate(**{_flag(group): _has(name) for group, name in _ROWS.items()})
    proven = defaultdict(set)
    for page_id, group in Beleg.objects.filter(page__in=centres.values("pk")).values_list(
        "page", "fact_group"
    ):
        proven[page_id].add(group)
    for centre in centres:
        stated = [group for group in _ROWS if getattr(centre, _flag(group))]
        if centre.status != CentreStatus.UNKLAR:
            stated.insert(0, FactGroup.STATUS)
        if centre.council_decisions:
            stated.append(FactGroup.LEGAL)
        if missing := [group for group in stated if group not in proven[centre.pk]]:
            yield _missing(centre, missing)


def _flag(group: str) -> str:
    return f"states_{group}"


def _has(rows: str) -> Any:
    related: Any = QuartierszentrumPage._meta.get_field(rows).related_model
    return Exists(related.objects.filter(page=OuterRef("pk")).values(one=Value(1)))


def _missing(page: Page, groups: list[FactGroup]) -> Finding:
    message = _("No source is given for: %(groups)s") % {"groups": _names(groups)}
    return Finding(page, message, rows_of("belege"))


RULES = (
    Rule(
        "beleg-fehlt",
        gettext_lazy("Facts without source"),
        Severity.IMPORTANT,
        without_source,
    ),
    Rule(
        "beleg-ungeprueft",
        gettext_lazy("Facts not confirmed"),
        Severity.HINT,
        unverified,
    ),
    Rule(
        "beleg-alt",
        gettext_lazy("Facts grown old"),
        Severity.HINT,
        old,
    ),
)
