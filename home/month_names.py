"""Months as the languages of the site write them within a sentence.

Django's catalogues begin them with a capital in Romanian, Russian and Ukrainian, which is wrong
there; what is named here stands in our catalogues, and they overrule Django's.
"""

from django.utils.translation import gettext_noop as _

MONTH_NAMES = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
