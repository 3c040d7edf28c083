"""The form of an Angebot."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm

from quartier_pages.domain.termine import EPOCH, Schedule
from quartier_pages.editing.forms import ZentrumChildForm, identity_field

_LATEST = date(2100, 1, 1)  # whatever year somebody types, nothing is worked out beyond
_AROUND = timedelta(days=35)  # has a date of every rule that is not over, monthly ones included
_NAMED = 3


class AngebotForm(ZentrumChildForm):
    """Offers the sites and contacts of the centre by name, and checks cancellations."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("site_key", self.zentrum.standorte),
            ("contact_key", self.zentrum.kontakte),
        ):
            if name in self.fields:
                choices = [(row.translation_key, str(row)) for row in rows.all()]
                self.fields[name] = identity_field(self.fields[name], choices)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if {"zeitfenster", "ausfaelle"} <= set(self.formsets):  # not in a form of few fields
            self._check_cancellations()
        return cleaned

    def _check_cancellations(self) -> None:
        """A cancellation of no date would be lost without a word: most often a day is mistyped.

        Only what is being entered is checked: what was right once must not keep anybody from
        saving something else, when the times have changed since.
        """
        slots, cancellations = self.formsets["zeitfenster"], self.formsets["ausfaelle"]
        if not (slots.is_valid() and cancellations.is_valid()):
            return  # what is wrong with a row comes first
        schedule = Schedule(tuple(row.instance for row in _filled(slots)))
        for row in _filled(cancellations) if schedule.slots else []:
            first, last = row.instance.first_day, row.instance.last_day
            is_new = {"first_day", "last_day"} & set(row.changed_data)
            if is_new and not _days(schedule, first, last):
                row.add_error("first_day", _nothing_to_cancel(schedule, first, last))


def _filled(formset: Any) -> list[Any]:
    return [row for row in formset.forms if row.cleaned_data and row not in formset.deleted_forms]


def _nothing_to_cancel(schedule: Schedule, first: date, last: date) -> str:
    days = _days(schedule, max(first, EPOCH) - _AROUND, min(last, _LATEST) + _AROUND)
    nearest = sorted(days, key=lambda day: min(abs(day - first), abs(day - last)))[:_NAMED]
    facts = {
        "first": _day(first),
        "last": _day(last),
        "dates": "; ".join(_day(day) for day in sorted(nearest)) or _("none"),
    }
    if first == last:
        return _("On %(first)s the offer has no date. Dates around: %(dates)s.") % facts
    text = _("From %(first)s to %(last)s the offer has no dates. Dates around: %(dates)s.")
    return text % facts


def _days(schedule: Schedule, first: date, last: date) -> set[date]:
    return {termin.day for termin in schedule.between(max(first, EPOCH), min(last, _LATEST))}


def _day(day: date) -> str:
    return date_format(day, "D, j.n.Y")


class AngebotCopyForm(CopyForm):
    """Proposes a title and an address that tell the copy from the original."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["new_title"].initial = _("%(title)s (copy)") % {"title": self.page.title}
        fields["new_slug"].initial = free_slug(self.page.slug, self.page.get_parent())


def free_slug(slug: str, parent: Any) -> str:
    """The address, with a number when the place has it already."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(free for free in (slug, *numbered) if free not in taken)
