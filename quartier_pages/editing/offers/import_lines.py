"""One line of an import: what it would do, or what is wrong with it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from quartier_pages.editing.offers import sheet
from quartier_pages.models import AngebotPage


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Problem:
    heading: str
    text: str


@dataclass
class Line:
    """`offer` is the one to change, or a new one that is not saved yet; both only to be read."""

    number: int
    values: dict[str, str]
    title: str = ""
    offer: Any = None
    is_new: bool = False
    changed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def state(self) -> State:
        if self.problems:
            return State.PROBLEM
        if self.is_new:
            return State.NEW
        return State.CHANGED if self.changed else State.UNCHANGED

    def refuse(self, heading: str, text: Any) -> None:
        self.problems.append(Problem(heading, str(text)))

    def value(self, heading: str) -> str:
        return self.values.get(heading, "")

    def fill_in(self) -> None:
        """Puts the cells into the offer, and notes what that changes and what cannot be."""
        columns = [sheet.BY_HEADING[name] for name in self.values if name in sheet.BY_HEADING]
        before = [column.read(self.offer) for column in columns]
        for column in columns:
            try:
                column.write(self.offer, self.values[column.heading])
            except sheet.CellError as error:
                self.refuse(column.heading, error)
        after = [column.read(self.offer) for column in columns]
        pairs = zip(columns, before, after, strict=True)
        self.changed = [column.heading for column, old, new in pairs if old != new]
        if (self.is_new or self.changed) and not self.problems:
            self._check()

    def change(self, offer: AngebotPage) -> None:
        """The same for the public version or a draft of it, which may differ elsewhere."""
        for heading in self.changed:
            sheet.BY_HEADING[heading].write(offer, self.values[heading])

    def _check(self) -> None:
        offer: Any = self.offer
        fields = {column.field for column in sheet.COLUMNS} | {"slug"}
        others = {one.name for one in AngebotPage._meta.get_fields()} - fields
        checks = [lambda: offer.clean_fields(exclude=others), offer.clean_facts]
        for slot in offer.zeitfenster.all():
            checks += [lambda slot=slot: slot.clean_fields(exclude={"page"}), slot.clean]
        for check in checks:
            try:
                check()
            except ValidationError as error:
                self._note(error)

    def _note(self, error: ValidationError) -> None:
        for name, texts in error.message_dict.items():
            heading = sheet.ADDRESS if name == "slug" else sheet.BY_FIELD.get(name, "Zeiten")
            for text in texts:
                self.refuse(heading, text)


def free_slug(line: Line, taken: set[str]) -> str:
    """The address of a new offer: the one asked for, or made of its title."""
    wanted = line.value(sheet.ADDRESS)
    if wanted in taken:
        line.refuse(sheet.ADDRESS, _("Another offer of the centre has this address."))
    if wanted:
        return wanted
    base = slugify(line.value(sheet.TITLE), allow_unicode=True)[:240] or "angebot"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)
