"""Centres without an Eckpunktepapier that holds."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier_pages.choices import CentreStatus
from quartier_pages.editing.completeness.rule import (
    Batch,
    Finding,
    Rule,
    Severity,
    field_of,
    new_page,
)
from quartier_pages.models import EckpunktepapierPage, QuartierszentrumPage


def _without_current(batch: Batch) -> Any:
    holding = EckpunktepapierPage.objects.live().holding_on(batch.today)
    centres = batch.public(QuartierszentrumPage).filter(status=CentreStatus.IN_BETRIEB)
    return centres.exclude(pk__in=holding.order_by().values("zentrum"))


def _expired(batch: Batch) -> dict[int, EckpunktepapierPage]:
    """By centre: of the papers that no longer hold, the last one."""
    papers = EckpunktepapierPage.objects.live().filter(
        zentrum__in=_without_current(batch), valid_to__lt=batch.today
    )
    papers = papers.select_related("locale").order_by("valid_to")
    return {paper.zentrum_id: paper for paper in papers}


def expired_paper(batch: Batch) -> Iterator[Finding]:
    for paper in _expired(batch).values():
        day = date_format(paper.valid_to or batch.today, "SHORT_DATE_FORMAT")
        message = _("The Eckpunktepapier held until %(day)s, and no other one followed.")
        yield Finding(paper, message % {"day": day}, field_of("valid_to"))


def missing_paper(batch: Batch) -> Iterator[Finding]:
    expired = _expired(batch)
    for centre in _without_current(batch):
        if centre.pk not in expired:
            yield Finding(
                centre,
                _("No published Eckpunktepapier holds today."),
                address=new_page(EckpunktepapierPage, centre),
            )


RULES = (
    Rule(
        "papier-abgelaufen",
        gettext_lazy("Eckpunktepapier expired"),
        Severity.URGENT,
        expired_paper,
    ),
    Rule(
        "papier-fehlt",
        gettext_lazy("No current Eckpunktepapier"),
        Severity.IMPORTANT,
        missing_paper,
    ),
)
