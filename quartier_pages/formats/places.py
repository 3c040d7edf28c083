"""The numbered places of the overview: the list and the map show the same numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from home.formats import joined
from quartier_pages.choices import CentreStatus, GeoPrecision
from quartier_pages.formats.map_svg import Place

if TYPE_CHECKING:
    from quartier_pages.models import QuartierszentrumPage, Standort


@dataclass(frozen=True)
class NumberedSite:
    """A site with the number of its centre; a branch has a letter too."""

    label: str
    site: "Standort"


@dataclass(frozen=True)
class NumberedCentre:
    """A centre with its number on the map, main site first."""

    number: int
    zentrum: "QuartierszentrumPage"
    url: str
    sites: tuple[NumberedSite, ...]

    @property
    def main(self) -> NumberedSite | None:
        return next((numbered for numbered in self.sites if numbered.site.is_main), None)

    @property
    def branches(self) -> list[NumberedSite]:
        return [numbered for numbered in self.sites if not numbered.site.is_main]

    @property
    def places(self) -> list[Place]:
        """What the map shows of this centre."""
        return [
            Place(
                label=numbered.label,
                name=_accessible_name(self, numbered),
                url=self.url,
                latitude=float(numbered.site.latitude or 0),
                longitude=float(numbered.site.longitude or 0),
                approximate=is_approximate(numbered.site),
                lang=self.zentrum.content_language,
            )
            for numbered in self.sites
            if numbered.site.has_coordinates
        ]


@dataclass(frozen=True)
class Group:
    """Centres of similar status."""

    title: str
    centres: tuple[NumberedCentre, ...]


def is_approximate(site: "Standort") -> bool:
    """Whether the point lies only near the house."""
    return site.geo_precision != GeoPrecision.EXACT


def has_known_point(site: "Standort") -> bool:
    """Whether the point leads people to the place, and not just to the quarter."""
    return site.has_coordinates and site.geo_precision != GeoPrecision.QUARTER


def number_centres(
    zentren: "Iterable[tuple[QuartierszentrumPage, str]]",
) -> list[NumberedCentre]:
    """Numbers centres (given with their addresses on the site): those that run come first."""
    ordered = sorted(zentren, key=lambda pair: _rank(pair[0]))
    return [
        NumberedCentre(number, zentrum, url, _number_sites(number, zentrum))
        for number, (zentrum, url) in enumerate(ordered, start=1)
    ]


def groups(centres: list[NumberedCentre]) -> list[Group]:
    """Running, coming and former centres, each group only when it has some."""
    titles = [_("Centres in operation"), _("Planned and in preparation"), _("Former centres")]
    found = [
        Group(title, tuple(centre for centre in centres if _rank(centre.zentrum) == rank))
        for rank, title in enumerate(titles)
    ]
    return [group for group in found if group.centres]


def _rank(zentrum: "QuartierszentrumPage") -> int:
    if zentrum.status == CentreStatus.IN_BETRIEB:
        return 0
    return 2 if zentrum.status == CentreStatus.EINGESTELLT else 1


def _number_sites(number: int, zentrum: "QuartierszentrumPage") -> tuple[NumberedSite, ...]:
    sites = sorted(zentrum.standorte.all(), key=lambda site: not site.is_main)
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    return tuple(
        NumberedSite(str(number) if site.is_main else f"{number}{next(letters, 'z')}", site)
        for site in sites
    )


def _accessible_name(centre: NumberedCentre, numbered: NumberedSite) -> str:
    """All in the language of the centre: an attribute can be in one language only."""
    with override(centre.zentrum.content_language):
        parts = [f"{numbered.label} {centre.zentrum.title}"]
        if not numbered.site.is_main:
            parts.append(numbered.site.name)
        if is_approximate(numbered.site):
            parts.append(_("approximate position"))
        return joined(parts)
