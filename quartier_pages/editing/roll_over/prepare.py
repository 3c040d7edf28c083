"""Makes the draft of the next report."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import models, transaction

from quartier_pages.editing.roll_over.plan import RollOver
from quartier_pages.models import (
    BerichtSchwerpunkt,
    JahresberichtPage,
    Kennzahl,
    Massnahme,
    MassnahmenRueckblick,
)

# What belongs to the one row or its page, not to what it says.
_OF_THE_ROW = {"id", "page", "sort_order", "translation_key", "locale"}


@transaction.atomic
def prepare(roll_over: RollOver, user: Any, continued: Collection[UUID] = ()) -> JahresberichtPage:
    """A draft, never live: what the year brought is for the editors to say.

    A ValidationError or IntegrityError tells that the centre has a report of that year.
    """
    last, locale = roll_over.last, roll_over.centre.locale
    report = JahresberichtPage(
        title=roll_over.title,
        year=roll_over.year,
        locale=locale,
        live=False,
        owner=user,
        # What is taken over from an example is one.
        is_example=last.is_example if last else False,
    )
    report.schwerpunkte = [
        _same(row, BerichtSchwerpunkt, locale=locale) for row in roll_over.focus_topics
    ]
    report.kennzahlen = [
        Kennzahl(indikator=row.indikator, locale=locale) for row in roll_over.key_figures
    ]
    report.rueckblick = [
        MassnahmenRueckblick(massnahme_uid=row.uid, locale=locale) for row in roll_over.to_review
    ]
    report.massnahmen = [
        _same(row, Massnahme, locale=locale)
        for row in roll_over.may_continue
        if row.uid in continued
    ]
    roll_over.centre.add_child(instance=report)
    report.save_revision(user=user, log_action=True, clean=False)
    return report


def _same(row: models.Model, model: type[models.Model], **own: Any) -> Any:
    """A new row that says the same."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in _OF_THE_ROW
    }
    return model(**values, **own)
