"""The table of offers: the same columns are exported and imported.

Headings and words are German whatever the language of the admin, because files travel.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from home.spreadsheets import printable
from quartier_pages.choices import (
    Audience,
    CostKind,
    OfferKind,
    OfferStatus,
    RegistrationKind,
    SpokenLanguage,
)
from quartier_pages.editing.offers import slot_text
from quartier_pages.models import AngebotPage

ID, CENTRE, ADDRESS, TITLE = "ID", "Zentrum", "Adresse", "Titel"
SEPARATOR = "; "
YES, NO = "ja", "nein"


class CellError(ValueError):
    """A cell that says nothing its column knows; its argument says why, to the editor."""


@dataclass(frozen=True)
class Column:
    """How a value of an offer stands in a cell, and how a cell becomes that value again."""

    heading: str
    field: str
    read: Callable[[AngebotPage], str]
    write: Callable[[AngebotPage, str], None]


def table_of(offers: Iterable[AngebotPage]) -> Iterator[list[str]]:
    yield [ID, CENTRE, ADDRESS, *(column.heading for column in COLUMNS)]
    for offer in offers:
        first = [str(offer.pk), offer.zentrum.title, offer.slug]
        yield [*first, *(column.read(offer) for column in COLUMNS)]


def _text(heading: str, field: str) -> Column:
    return Column(
        heading,
        field,
        lambda offer: printable(getattr(offer, field)).replace("\r\n", "\n").strip(),
        lambda offer, text: setattr(offer, field, text),
    )


def _choice(heading: str, field: str, choices: Any, default: str = "") -> Column:
    def write(offer: AngebotPage, text: str) -> None:
        if not text and not default:
            raise CellError(_("This cell must not be empty."))
        setattr(offer, field, _code(choices, text) if text else default)

    return Column(heading, field, lambda offer: _label(choices, getattr(offer, field)), write)


def _several(heading: str, field: str, choices: Any) -> Column:
    def read(offer: AngebotPage) -> str:
        return SEPARATOR.join(_label(choices, code) for code in getattr(offer, field) or [])

    def write(offer: AngebotPage, text: str) -> None:
        chosen = {_code(choices, part) for part in _parts(text)}
        setattr(offer, field, [code for code in choices.values if code in chosen])

    return Column(heading, field, read, write)


def _age(heading: str, field: str) -> Column:
    def read(offer: AngebotPage) -> str:
        value = getattr(offer, field)
        return "" if value is None else str(value)

    def write(offer: AngebotPage, text: str) -> None:
        if text and not (text.isascii() and text.isdigit() and len(text) <= 4):
            raise CellError(_("“%(text)s” is no age in years.") % {"text": text})
        setattr(offer, field, int(text) if text else None)

    return Column(heading, field, read, write)


def _yes_no(heading: str, field: str, default: bool) -> Column:
    def write(offer: AngebotPage, text: str) -> None:
        if text.casefold() not in (YES, NO, ""):
            raise CellError(_("Write “ja” or “nein”."))
        setattr(offer, field, text.casefold() == YES if text else default)

    return Column(heading, field, lambda offer: YES if getattr(offer, field) else NO, write)


def _of_centre(heading: str, field: str, rows_of: Callable[[AngebotPage], Sequence[Any]]) -> Column:
    """A site or contact of the centre, by its name."""

    def read(offer: AngebotPage) -> str:
        key = getattr(offer, field)
        return next((str(row) for row in rows_of(offer) if row.translation_key == _uuid(key)), "")

    def write(offer: AngebotPage, text: str) -> None:
        rows = [row for row in rows_of(offer) if str(row).casefold() == text.casefold()]
        keys = [row.translation_key for row in rows]
        if text and not keys:
            known = SEPARATOR.join(str(row) for row in rows_of(offer))
            raise CellError(
                _("The centre has no “%(text)s”. It has: %(known)s")
                % {"text": text, "known": known or "–"}
            )
        if _uuid(getattr(offer, field)) not in keys:
            setattr(offer, field, keys[0] if keys else None)

    return Column(heading, field, read, write)


def _read_slots(offer: AngebotPage) -> str:
    return slot_text.write(offer.zeitfenster.all())


def _write_slots(offer: AngebotPage, text: str) -> None:
    try:
        slots = slot_text.read(text)
    except slot_text.SlotTextError as error:
        raise CellError(
            _("“%(text)s” is no time. Write for example: %(example)s")
            % {"text": error, "example": "Di 14:30–16:00; jeden 1. Mi im Monat 10:00; 24.12.2026"}
        ) from error
    # The same times stay the same rows.
    if slot_text.write(slots) != slot_text.write(offer.zeitfenster.all()):
        offer.zeitfenster.set(slots)


def _uuid(key: Any) -> UUID | None:
    """A draft that was only read may hold it as text."""
    return UUID(str(key)) if key else None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]


def _label(choices: Any, code: str) -> str:
    with translation.override("de"):
        return str(choices(code).label) if code in choices.values else code


def _code(choices: Any, text: str) -> str:
    with translation.override("de"):
        known = {str(choice.label).casefold(): choice.value for choice in choices}
    known |= {code: code for code in choices.values}
    try:
        return str(known[text.casefold()])
    except KeyError as error:
        labels = SEPARATOR.join(_label(choices, code) for code in choices.values)
        raise CellError(
            _("“%(text)s” is none of: %(known)s") % {"text": text, "known": labels}
        ) from error


COLUMNS = (
    _text(TITLE, "title"),
    _choice("Art", "kind", OfferKind),
    _choice("Status", "status", OfferStatus, OfferStatus.AKTIV),
    _text("Kurztext", "short_text"),
    _several("Zielgruppen", "audience", Audience),
    _text("Mehr zur Zielgruppe", "audience_note"),
    _age("Alter von", "age_from"),
    _age("Alter bis", "age_to"),
    _several("Sprachen", "languages", SpokenLanguage),
    Column("Zeiten", "zeitfenster", _read_slots, _write_slots),
    _text("Rhythmus in Worten", "rhythm_note"),
    _yes_no("Auch an Feiertagen", "on_public_holidays", default=False),
    _yes_no("Auch in den Schulferien", "in_school_holidays", default=True),
    _of_centre("Standort", "site_key", lambda offer: list(offer.zentrum.standorte.all())),
    _text("Anderer Ort", "place_text"),
    _text("Barrierefreiheit", "accessibility_note"),
    _choice("Kosten", "cost_kind", CostKind, CostKind.UNKNOWN),
    _text("Kosten genauer", "cost_note"),
    _choice("Anmeldung", "registration_kind", RegistrationKind, RegistrationKind.UNKNOWN),
    _text("Wie anmelden", "registration_note"),
    _of_centre("Kontakt", "contact_key", lambda offer: list(offer.zentrum.kontakte.all())),
)
BY_HEADING = {column.heading: column for column in COLUMNS}
BY_FIELD = {column.field: column.heading for column in COLUMNS}
