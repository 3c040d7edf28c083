"""What an import would do: worked out for all lines at once, and without changing anything."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from quartier_pages.editing.offers import sheet
from quartier_pages.editing.offers.as_edited import as_edited
from quartier_pages.editing.offers.import_lines import Line, State, free_slug
from quartier_pages.editing.offers.sheet_files import Row, SheetError
from quartier_pages.models import AngebotPage, QuartierszentrumPage

_NUMBER = re.compile(r"[0-9]{1,18}")  # longer than that is no key
_KNOWN = {sheet.ID, sheet.CENTRE, sheet.ADDRESS, *sheet.BY_HEADING}


def lines_of(rows: Sequence[Row]) -> list[Line]:
    """The lines under their headings; a SheetError when these are not those of the table."""
    headings, *lines = rows
    names = list(headings.cells)
    while names and not names[-1]:
        names.pop()
    unknown = [name or _("(empty)") for name in names if name not in _KNOWN]
    twice = sorted({name for name in names if names.count(name) > 1} - {""})
    if unknown:
        raise SheetError(
            _("These columns are not known: %(names)s. Take the headings from an export.")
            % {"names": ", ".join(unknown)}
        )
    if twice:
        raise SheetError(_("These columns occur twice: %(names)s.") % {"names": ", ".join(twice)})
    if not {sheet.ID, sheet.TITLE} & set(names):
        raise SheetError(_("The columns “ID” or “Titel” are missing."))
    return [_line(row, names) for row in lines]


def _line(row: Row, names: list[str]) -> Line:
    cells = [*row.cells, *[""] * len(names)]
    line = Line(row.number, dict(zip(names, cells, strict=False)))
    if any(cells[len(names) :]):
        line.refuse("", _("The line has more cells than there are headings."))
    return line


class ImportPlan:
    """All lines of a file, for somebody: the number of queries does not depend on the lines."""

    def __init__(self, lines: list[Line], user: Any) -> None:
        self.lines = lines
        self.user = user
        self._seen: dict[int, int] = {}
        # As they are now: lines are filled into the same objects.
        self._titles = self._by_title()
        self._addresses = self._by_address()
        for line in lines:
            self._work_out(line)

    @property
    def problems(self) -> list[Line]:
        return [line for line in self.lines if line.problems]

    @property
    def to_do(self) -> list[Line]:
        return [line for line in self.lines if line.state in (State.NEW, State.CHANGED)]

    def counted(self, state: State) -> int:
        return sum(line.state == state for line in self.lines)

    @property
    def fingerprint(self) -> list[list[Any]]:
        """What was shown: another one when somebody changed an offer meanwhile."""
        return [
            [line.number, line.state.value, line.changed, self._version(line)]
            for line in self.lines
        ]

    def _version(self, line: Line) -> Any:
        """Which offer in which version; of a new one the address."""
        if line.offer is None or line.is_new:
            return line.offer and line.offer.slug
        return [line.offer.pk, self._by_pk[line.offer.pk].latest_revision_id]

    def _work_out(self, line: Line) -> None:
        line.title = line.value(sheet.TITLE)
        line.offer = self._existing(line)
        if line.offer is None and not line.problems:
            line.offer = self._new(line)
        if line.offer is not None:
            line.title = line.title or line.offer.title
            line.fill_in()

    def _existing(self, line: Line) -> AngebotPage | None:
        if key := line.value(sheet.ID):
            offer = self._offers.get(int(key)) if _NUMBER.fullmatch(key) else None
            if offer is None:
                line.refuse(sheet.ID, _("There is no offer with this ID that you may edit."))
                return None
            self._keep_place(line, offer)
        else:
            offer = self._addresses.get(
                (line.value(sheet.CENTRE).casefold(), line.value(sheet.ADDRESS))
            )
        if offer is not None:
            self._check_alone(line, offer)
        return offer

    def _keep_place(self, line: Line, offer: AngebotPage) -> None:
        centre, address = line.value(sheet.CENTRE), line.value(sheet.ADDRESS)
        if centre and centre.casefold() not in _names(offer.zentrum):
            line.refuse(sheet.CENTRE, _("An import moves no offers. Move it in the page tree."))
        if address and address != offer.slug:
            line.refuse(sheet.ADDRESS, _("An import changes no addresses of existing offers."))

    def _check_alone(self, line: Line, offer: AngebotPage) -> None:
        earlier = self._seen.setdefault(offer.pk, line.number)
        if earlier != line.number:
            line.refuse(
                sheet.ID, _("The same offer stands in line %(number)s.") % {"number": earlier}
            )
        if self._by_pk[offer.pk].permissions_for_user(self.user).page_locked():
            line.refuse(sheet.ID, _("The offer is locked or being reviewed."))

    def _new(self, line: Line) -> AngebotPage | None:
        if not line.title:
            line.refuse(sheet.TITLE, _("This cell must not be empty."))
        centre = self._centres.get(line.value(sheet.CENTRE).casefold())
        if centre is None:
            line.refuse(sheet.CENTRE, _("You may add offers to no centre of this name."))
            return None
        twin = self._titles.get((centre.pk, line.title.casefold()))
        if twin and not line.value(sheet.ADDRESS):
            line.refuse(
                sheet.TITLE,
                _(
                    "The centre has an offer of this title already (ID %(id)s). Enter the ID to "
                    "change it, or an address of its own for a new one."
                )
                % {"id": twin},
            )
        if "Art" not in line.values:
            line.refuse("Art", _("This cell must not be empty."))
        line.is_new = True
        taken = self._taken[centre.pk]
        slug = free_slug(line, taken)
        taken.add(slug)
        return AngebotPage(zentrum=centre, locale=centre.locale, slug=slug, title="")

    @cached_property
    def _by_pk(self) -> dict[int, AngebotPage]:
        offers = (
            AngebotPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
            .select_related("zentrum", "locale")
            .prefetch_related("zeitfenster", "zentrum__standorte", "zentrum__kontakte")
            .prefetch_workflow_states()
            .annotate_approved_schedule()
        )
        found = {offer.pk: offer for offer in offers}
        return {
            pk: offer
            for pk, offer in found.items()
            if offer.permissions_for_user(self.user).can_edit()
        }

    @cached_property
    def _offers(self) -> dict[int, AngebotPage]:
        return {offer.pk: offer for offer in as_edited(self._by_pk.values())}

    def _by_address(self) -> dict[tuple[str, str], AngebotPage]:
        return {
            (name, offer.slug): offer
            for offer in self._offers.values()
            for name in _names(offer.zentrum)
        }

    def _by_title(self) -> dict[tuple[int, str], int]:
        return {
            (offer.zentrum_id, offer.title.casefold()): pk for pk, offer in self._offers.items()
        }

    @cached_property
    def _centres(self) -> dict[str, QuartierszentrumPage]:
        """By every name they have, those where somebody may add offers."""
        centres = (
            QuartierszentrumPage.objects.filter(
                locale__language_code=settings.LANGUAGE_CODE, alias_of=None
            )
            .select_related("locale")
            .prefetch_related("standorte", "kontakte")
        )
        return {
            name: centre
            for centre in centres
            if centre.permissions_for_user(self.user).can_add_subpage()
            for name in _names(centre)
        }

    @cached_property
    def _taken(self) -> dict[int, set[str]]:
        """Addresses in use below each centre, also by pages of other kinds."""
        paths = {centre.path: centre.pk for centre in self._centres.values()}
        taken: dict[int, set[str]] = defaultdict(set)
        step = Page.steplen
        pages = Page.objects.filter(depth__in={len(path) // step + 1 for path in paths})
        for path, slug in pages.values_list("path", "slug"):
            if centre := paths.get(path[:-step]):
                taken[centre].add(slug)
        return taken


def _names(centre: QuartierszentrumPage) -> Iterable[str]:
    names = {centre.title, centre.short_name, centre.slug} - {""}
    return {name.casefold() for name in names}
