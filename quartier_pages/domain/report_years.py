"""One Jahresbericht per centre and year."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def check_year_is_free(zentrum: Any, year: int, own_pk: int | None) -> None:
    """Raises a ValidationError for `year` when the centre has another report of that year.

    A draft that will change another report to that year counts, or it could never be published.
    """
    drafted = Q(has_unpublished_changes=True, latest_revision__content__year=year)
    reports = zentrum.jahresberichte.filter(Q(year=year) | drafted)
    other = reports.exclude(pk=own_pk).first()
    if other:
        raise ValidationError(
            {
                "year": ValidationError(
                    _(
                        "There is already a Jahresbericht for %(year)s: “%(title)s”. "
                        "Edit that one, or choose another year."
                    ),
                    code="unique",
                    params={"year": year, "title": other.title},
                )
            }
        )
