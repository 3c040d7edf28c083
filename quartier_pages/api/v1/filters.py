"""Filters that several resources share."""

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from ninja import Field

from home.api.parameters import MAX_ID, Parameters
from home.api.problems import ProblemError
from home.visibility import everybody_sees
from quartier_pages.models import QuartierszentrumPage

Year = Annotated[int, Field(ge=1900, le=2200)]


class OfCentre(Parameters):
    centre: str | None = Field(
        None,
        description="Kürzel (slug) oder Id des Quartierszentrums",
        examples=["augaertle"],
        max_length=255,
    )


class OfYears(Parameters):
    year: Year | None = Field(None, description="Berichtsjahr", examples=[2024])
    year_from: Year | None = Field(None, description="Ab diesem Berichtsjahr")
    year_to: Year | None = Field(None, description="Bis zu diesem Berichtsjahr")


def of_centre(rows: QuerySet[Any], centre: str | None, lookup: str = "zentrum") -> QuerySet[Any]:
    """What belongs to a centre, which is named by its id or its slug in any language."""
    if centre is None:
        return rows
    return rows.filter(**{f"{lookup}__translation_key__in": known_centre_families(centre)})


def known_centre_families(centre: str) -> list[Any]:
    """As `centre_families`, but there are some.

    Raises a problem (404) when there is no such centre, so that nobody takes it for an empty one.
    """
    families = list(centre_families(centre))
    if not families:
        why = f"There is no centre '{centre}'."
        raise ProblemError(404, why, [{"loc": ["query", "centre"], "msg": why}])
    return families


def centre_families(centre: str) -> QuerySet[Any, Any]:
    """Translation keys of the public centres that are called so, in whatever language."""
    name = Q(slug=centre)
    if centre.isascii() and centre.isdecimal():
        name |= Q(pk=min(int(centre), MAX_ID))
    centres = everybody_sees(QuartierszentrumPage.objects.all())
    keys: QuerySet[Any, Any] = centres.filter(name).values_list("translation_key", flat=True)
    return keys


def of_years(rows: QuerySet[Any], wanted: OfYears, lookup: str = "year") -> QuerySet[Any]:
    for name, value in (
        (lookup, wanted.year),
        (f"{lookup}__gte", wanted.year_from),
        (f"{lookup}__lte", wanted.year_to),
    ):
        if value is not None:
            rows = rows.filter(**{name: value})
    return rows
