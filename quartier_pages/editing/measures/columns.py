"""The columns of every table of measures."""

from django.utils.translation import gettext_lazy as _

# Attribute of a row → heading.
HEADINGS = {
    "centre": _("Centre"),
    "title": _("Measure"),
    "field": _("Field of action"),
    "planned_in": _("Planned in"),
    "course": _("Status over the years"),
    "achievement": _("Last achievement"),
    "outcome": _("What became of it"),
    "next_step": _("Next step"),
}
